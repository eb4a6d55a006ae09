/** Light and dark, and narrow enough for a phone: wide lists scroll in their own box. */
export const CONSOLE_STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--plate:#f4f6f8;--line:#818b98;--key:#0b57a4;--on-key:#fff;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b4bbc4;--paper:#15181c;--plate:#22272e;--line:#7d8793;--key:#8ab8f0;--on-key:#0c1a2b;--bad:#ff9d94}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header,main{max-width:72rem;margin:0 auto;padding:.75rem 1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;border-bottom:1px solid var(--line)}
header strong{flex:1}
h1{font-size:1.4rem;margin:.75rem 0 .5rem}
h1:focus{outline:0}
h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
a{color:var(--key)}
button,select,textarea{font:inherit;color:inherit}
button{padding:.45rem 1rem;min-height:2.5rem;border:1px solid var(--key);border-radius:.35rem;background:var(--paper);color:var(--key);cursor:pointer;margin:.25rem .5rem .25rem 0}
button.main{background:var(--key);color:var(--on-key)}
button:disabled{opacity:.6;cursor:default}
select{padding:.4rem;min-height:2.5rem;background:var(--paper);border:1px solid var(--line);border-radius:.35rem}
textarea{width:100%;min-height:8rem;padding:.5rem;background:var(--paper);border:1px solid var(--line);border-radius:.35rem}
label{font-weight:600;margin-right:1rem}
:focus-visible{outline:3px solid var(--key);outline-offset:2px}
.tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}
.box{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th{color:var(--soft);font-weight:600;white-space:nowrap}
td.brief{white-space:nowrap}
[data-priority=urgent],[data-priority=high]{color:var(--bad);font-weight:600}
dl{display:grid;grid-template-columns:auto 1fr;gap:.15rem 1rem}
dt{color:var(--soft)}
dd{margin:0}
ol{list-style:none;margin:0;padding:0}
ol.talk li{margin:.6rem 0;padding:.6rem .85rem;background:var(--plate);border-radius:.5rem;border-left:4px solid var(--line)}
ol.talk li[data-kind=reply]{border-left-color:var(--key)}
ol.talk li[data-kind=note]{border-left-style:dashed}
.by,.hint{margin:0;color:var(--soft);font-size:.9375rem}
.said{margin:.25rem 0 0;white-space:pre-wrap}
[role=status]{min-height:1.6rem;font-weight:600}
`;

/**
 * The one style of the customers' pages, sent inside each of them: no second request on a slow phone.
 *
 * Contrast holds WCAG 2.2 AA in light and dark; fields are 16 px, below which phones zoom into them.
 */
export const STYLE = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--plate:#f4f6f8;--line:#818b98;--key:#0b57a4;--on-key:#fff;--bad:#b3261e;--good:#12653a}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b4bbc4;--paper:#15181c;--plate:#22272e;--line:#7d8793;--key:#8ab8f0;--on-key:#0c1a2b;--bad:#ff9d94;--good:#7fd6a3}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
:lang(zh-CN){font-family:system-ui,-apple-system,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif}
body:lang(zh-CN){line-height:1.75}
header,main{max-width:40rem;margin:0 auto;padding:.75rem 1rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;border-bottom:1px solid var(--line)}
header p{margin:0;font-weight:600}
nav a,nav span{display:inline-block;padding:0 .35rem;min-height:1.6rem}
nav span{color:var(--soft)}
main{padding-bottom:3rem}
main:focus{outline:0}
h1{font-size:1.5rem;line-height:1.3;margin:1rem 0 .5rem}
h2{font-size:1.15rem;margin:2rem 0 .5rem}
a{color:var(--key)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.25rem .5rem}
.trap{display:none}
label,legend{font-weight:600;padding:0}
fieldset{border:0;margin:1.25rem 0 0;padding:0;min-width:0}
fieldset .field{margin-top:.75rem}
.field{margin-top:1.25rem}
.hint{color:var(--soft);margin:0;font-size:.9375rem}
.light{font-weight:400;color:var(--soft)}
input[type=text],input[type=email],input[type=tel],input[type=date],select,textarea{display:block;width:100%;margin-top:.25rem;padding:.55rem .65rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.35rem}
textarea{min-height:9rem;resize:vertical}
input[aria-invalid=true],textarea[aria-invalid=true]{border-color:var(--bad);border-width:2px}
:focus-visible{outline:3px solid var(--key);outline-offset:2px}
.problem{color:var(--bad);margin:.15rem 0 0;font-weight:600}
.summary{border:2px solid var(--bad);border-radius:.35rem;padding:.75rem 1rem;margin:1rem 0}
.summary h2{margin:0;color:var(--bad)}
.summary ul{margin:.25rem 0 0;padding-left:1.25rem}
.summary a{color:var(--bad)}
.good{border:2px solid var(--good);border-radius:.35rem;padding:.5rem 1rem;color:var(--good);font-weight:600}
button{margin-top:1.5rem;padding:.7rem 1.75rem;min-height:2.75rem;font:inherit;font-weight:600;color:var(--on-key);background:var(--key);border:0;border-radius:.35rem;cursor:pointer}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:1rem 0}
dt{color:var(--soft)}
dd{margin:0;font-weight:600}
ol.talk{list-style:none;margin:0;padding:0}
ol.talk li{margin:.75rem 0;padding:.65rem .9rem;background:var(--plate);border-radius:.5rem;border-left:4px solid var(--line)}
ol.talk li.desk{border-left-color:var(--key)}
.by{margin:0;font-size:.9375rem;color:var(--soft)}
.said{margin:.25rem 0 0;white-space:pre-wrap}
.paper{border:1px solid var(--line);border-radius:.35rem;padding:.25rem 1rem 1rem;margin:1rem 0}
.paper p,.paper li,.paper td,.paper dd{white-space:pre-line}
table{border-collapse:collapse;width:100%}
caption{text-align:left}
th,td{border:1px solid var(--line);padding:.2em .4em;text-align:left;vertical-align:top}
.sign{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-top:1rem}
.sign span{border-bottom:1px solid var(--line);flex:2 1 6rem}
.score{display:flex;gap:.75rem;align-items:center;min-height:2.75rem}
.score label{font-weight:400;flex:1;padding:.5rem 0}
.score input{width:1.35rem;height:1.35rem;margin:0;flex:none}
@media (max-width:24rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
`;

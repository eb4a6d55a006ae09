/** RFC 3676: a line that ends with a blank goes on, in the same depth of quoting; `-- ` never does. */
export const unflowed = (text: string, dropsBlank: boolean): string => {
  const out: string[] = [];
  let open: string | undefined;
  for (const line of text.split('\n')) {
    const [quote = ''] = /^>*/.exec(line) ?? [];
    const content = line.slice(quote.length).replace(/^ /, '');
    const flows = content.endsWith(' ') && content !== '-- ';
    const kept = flows && dropsBlank ? content.slice(0, -1) : content;
    if (open === quote && content !== '-- ') out.push((out.pop() ?? '') + kept);
    else out.push(quote === '' ? kept : `${quote} ${kept}`);
    open = flows ? quote : undefined;
  }
  return out.join('\n');
};

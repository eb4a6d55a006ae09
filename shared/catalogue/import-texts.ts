/**
 * What is wrong with a sheet, its header or a row, as a sentence that says what to do. The codes also stand in the API.
 *
 * Places: `{most}` a limit, `{row}` a row's number, `{column}` `{columns}` as the spreadsheet names them, `{field}` `{fields}` by title.
 */
export type ImportTexts = Readonly<
  Record<
    | 'sheet.too-large'
    | 'sheet.too-many-rows'
    | 'sheet.too-many-columns'
    | 'sheet.too-many-cells'
    | 'sheet.unpacks-too-large'
    | 'sheet.row-too-large'
    | 'sheet.not-a-table'
    | 'sheet.old-or-locked'
    | 'sheet.broken'
    | 'sheet.empty'
    | 'import.not-arrived'
    | 'column.twice'
    | 'column.ambiguous'
    | 'column.missing'
    | 'column.none-known'
    | 'not-a-text'
    | 'too-long'
    | 'not-a-number'
    | 'too-many-decimals'
    | 'not-a-date'
    | 'ambiguous-date'
    | 'not-an-instant'
    | 'not-a-span'
    | 'not-a-period'
    | 'not-a-choice'
    | 'not-yes-or-no'
    | 'not-a-score'
    | 'not-a-phone-number'
    | 'not-a-mail-address'
    | 'not-a-list'
    | 'not-a-row'
    | 'too-many'
    | 'unknown-column'
    | 'digits-lost'
    | 'formula-error'
    | 'key-missing'
    | 'duplicate'
    | 'not-known'
    | 'several-known'
    | 'bad-id'
    | 'record-too-large'
    | 'too-many-addresses'
    | 'gone'
    | 'not-yours'
    | 'not-possible',
    string
  >
>;

/** What is wrong, in words of both languages. */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import { fill } from '#shared/catalogue/fill.ts';
import type { ImportProblem } from '#shared/domain/import/import.ts';
import type { RowProblem } from '#shared/domain/import/row.ts';
import type { Fields } from '#shared/domain/playbook/field.ts';
import type { Language, Texts } from '#shared/kernel/language.ts';

const inBoth = (say: (language: Language) => string): Texts => ({
  'zh-CN': say('zh-CN'),
  en: say('en'),
});

export const problemWords = (problem: ImportProblem, fields: Fields): Texts =>
  inBoth((language) => {
    const titleOf = (name: string): string => fields[name]?.title[language] ?? name;
    return fill(catalogueOf(language).imports[problem.code], {
      ...('most' in problem ? { most: String(problem.most) } : {}),
      row: 'row' in problem ? String(problem.row) : '?',
      ...('column' in problem ? { column: problem.column } : {}),
      ...('columns' in problem ? { columns: problem.columns.join(', ') } : {}),
      ...('field' in problem ? { field: titleOf(problem.field) } : {}),
      ...('fields' in problem ? { fields: problem.fields.join(', ') } : {}),
    });
  });

export const rowProblemWords = ({ code, other }: RowProblem): Texts =>
  inBoth((language) => fill(catalogueOf(language).imports[code], { row: String(other ?? '?') }));

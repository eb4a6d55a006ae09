import { Buffer } from 'node:buffer';
import PDFDocument from 'pdfkit';
import { contentStrips } from '#shared/adapters/document/content-strips.ts';
import { fontFace } from '#shared/adapters/document/font-face.ts';
import { frameMarks } from '#shared/adapters/document/frame-marks.ts';
import { type Ink, type Mark, PAGE, type Page, paginate } from '#shared/adapters/document/sheet.ts';
import { typeSetter } from '#shared/adapters/document/type-setter.ts';
import type { DocumentContent } from '#shared/domain/document/content.ts';
import { millisecondsOf } from '#shared/kernel/instant.ts';
import { accept } from '#shared/kernel/result.ts';
import type { DocumentPrinter } from '#shared/ports/documents.ts';

/**
 * Prints PDF on A4, with only those characters of the font in it that the document uses.
 *
 * The same content with the same signatures gives the same bytes: dates and the file's id come from the content. (Another
 * version of Node's zlib may pack them differently, so what signatures name is the hash of the content, not of the file.)
 *
 * @param font a TrueType or OpenType font
 */
export const pdfPrinter = (font: Uint8Array): DocumentPrinter => {
  const face = fontFace(font);
  return {
    async print(content, hash, signatures = []) {
      const setter = typeSetter(face);
      const pages = paginate(contentStrips(content, signatures, setter));
      if (!pages.ok) return pages;
      const framed = pages.value.map((page, index) => [
        ...page,
        ...frameMarks({ content, hash, page: index + 1, pages: pages.value.length }, setter),
      ]);
      const bytes = await paint(framed, content, font);
      return accept({ bytes, pages: framed.length, missing: setter.missing() });
    },
  };
};

const INKS: Readonly<Record<Ink, string>> = { black: '#000000', grey: '#57606a', red: '#b00020' };

const HAIRLINE = 0.5;

const paint = (
  pages: readonly Page[],
  content: DocumentContent,
  font: Uint8Array,
): Promise<Uint8Array> => {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    // None to begin with: the library's own would have to be found in a bundle.
    font: '',
    lang: content.language,
    displayTitle: true,
    info: {
      Title: content.title,
      Subject: content.number,
      Creator: 'Huiyin',
      CreationDate: new Date(millisecondsOf(content.made.at)),
    },
  });
  const done = collect(pdf);
  pdf.font(font);
  for (const page of pages) {
    pdf.addPage();
    for (const mark of page) draw(mark, pdf);
  }
  pdf.end();
  return done;
};

const collect = (pdf: PDFKit.PDFDocument): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('error', reject);
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });

const draw = (mark: Mark, pdf: PDFKit.PDFDocument): void => {
  if (mark.kind === 'rule') {
    pdf
      .moveTo(...mark.from)
      .lineTo(...mark.to)
      .lineWidth(HAIRLINE)
      .stroke(INKS.grey);
    return;
  }
  if (mark.text === '') return;
  pdf
    .fillColor(INKS[mark.ink])
    .fontSize(mark.size)
    .text(mark.text, mark.x, mark.y, { lineBreak: false, baseline: 'alphabetic' });
};

/** Draws a playbook's flow as an SVG picture that stands alone. */
import { type BoxShape, flowGraph } from '#local/playbooks/flow-graph.ts';
import {
  LINE_HEIGHT,
  type Lines,
  layOut,
  type Placed,
  type PlacedWay,
} from '#local/playbooks/layout.ts';
import { escaped } from '#local/xml.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';
import type { Language } from '#shared/kernel/language.ts';

/**
 * Steps are told apart by their outline, not by colour: a person's step has round corners, a machine's step cut ones, a wait
 * points to both sides, the start and the end are round; a bar on top is a join, a dashed arrow is a limit's.
 *
 * @returns an SVG document; its `title` and `desc` are read aloud
 */
export const drawPlaybook = (playbook: Playbook, language: Language): string => {
  const { boxes, ways, beside, width, height } = layOut(flowGraph(playbook, language));
  const size = `${Math.ceil(width)} ${Math.ceil(height)}`;
  const steps = Object.values(playbook.steps).map(({ title }) => title[language]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" role="img" aria-labelledby="title desc" lang="${language}">`,
    `<title id="title">${escaped(playbook.title[language])}</title>`,
    `<desc id="desc">${escaped(steps.join(' · '))}</desc>`,
    STYLE,
    ARROW,
    ...ways.map(wayPicture),
    ...boxes.map(boxPicture),
    ...beside.map((one) => `<g class="beside">${outline(rectangle(one))}${linesOf(one)}</g>`),
    '</svg>\n',
  ].join('\n');
};

const STYLE = `<style>
text { font: 14px "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; fill: #111; text-anchor: middle; }
.title { font-weight: bold; }
.outline { fill: #fff; stroke: #111; stroke-width: 1.5; }
.beside .outline { stroke-dasharray: 2 3; }
.join { stroke: #111; stroke-width: 6; }
.way { fill: none; stroke: #111; marker-end: url(#arrow); }
.by-limit { stroke-dasharray: 6 4; }
.halo { paint-order: stroke; stroke: #fff; stroke-width: 6px; }
</style>`;

const ARROW =
  '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10Z"/></marker></defs>';

interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CORNER = 12;

const rounded = (frame: Frame, corner: number): string => {
  const { left, right, top, bottom } = edgesOf(frame);
  return (
    `M${left + corner} ${top}L${right - corner} ${top}Q${right} ${top} ${right} ${top + corner}` +
    `L${right} ${bottom - corner}Q${right} ${bottom} ${right - corner} ${bottom}` +
    `L${left + corner} ${bottom}Q${left} ${bottom} ${left} ${bottom - corner}` +
    `L${left} ${top + corner}Q${left} ${top} ${left + corner} ${top}Z`
  );
};

const cut = (frame: Frame): string => {
  const { left, right, top, bottom } = edgesOf(frame);
  return (
    `M${left + CORNER} ${top}L${right - CORNER} ${top}L${right} ${top + CORNER}L${right} ${bottom - CORNER}` +
    `L${right - CORNER} ${bottom}L${left + CORNER} ${bottom}L${left} ${bottom - CORNER}L${left} ${top + CORNER}Z`
  );
};

const pointed = (frame: Frame): string => {
  const { left, right, top, bottom } = edgesOf(frame);
  return (
    `M${left + CORNER} ${top}L${right - CORNER} ${top}L${right} ${frame.y}` +
    `L${right - CORNER} ${bottom}L${left + CORNER} ${bottom}L${left} ${frame.y}Z`
  );
};

const rectangle = (frame: Frame): string => {
  const { left, right, top, bottom } = edgesOf(frame);
  return `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;
};

const pill = (frame: Frame): string => rounded(frame, frame.height / 2);

const OUTLINES: Readonly<Record<BoxShape, (frame: Frame) => string>> = {
  start: pill,
  end: pill,
  person: (frame) => rounded(frame, CORNER),
  machine: cut,
  wait: pointed,
};

const edgesOf = ({ x, y, width, height }: Frame) => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const outline = (path: string): string => `<path class="outline" d="${path}"/>`;

const boxPicture = (box: Placed<{ id: string; shape: BoxShape; isJoin: boolean }>): string => {
  const { id, shape, isJoin } = box.of;
  const { left, right, top } = edgesOf(box);
  const bar = isJoin ? `<path class="join" d="M${left} ${top}L${right} ${top}"/>` : '';
  const path = outline(OUTLINES[shape](box));
  return `<g class="box ${shape}" data-step="${escaped(id)}">${path}${bar}${linesOf(box)}</g>`;
};

const linesOf = ({ title, details, x, y }: Placed<unknown>): string =>
  textLines({ title, details }, x, y);

const textLines = ({ title, details }: Lines, x: number, y: number): string => {
  const lines = [
    ...title.map((text) => ({ text, name: 'title' })),
    ...details.map((text) => ({ text, name: 'detail' })),
  ];
  const first = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  return lines
    .map(
      ({ text, name }, index) =>
        `<text class="${name}" x="${x}" y="${first + index * LINE_HEIGHT}" dominant-baseline="central">${escaped(text)}</text>`,
    )
    .join('');
};

const wayPicture = ({ of, label, x, y, points }: PlacedWay): string => {
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x} ${point.y}`);
  const name = of.byLimit ? 'way by-limit' : 'way';
  const first = y - ((label.length - 1) * LINE_HEIGHT) / 2;
  const words = label.map(
    (text, index) =>
      `<text class="halo" x="${x}" y="${first + index * LINE_HEIGHT}" dominant-baseline="central">${escaped(text)}</text>`,
  );
  return `<g data-from="${escaped(of.from)}" data-to="${escaped(of.to)}" data-label="${escaped(of.label)}"><path class="${name}" d="${path.join('')}"/>${words.join('')}</g>`;
};

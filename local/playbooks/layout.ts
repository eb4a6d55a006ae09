/** Finds a place for every box and way, from above to below. */
import { Graph, layout, type Point } from '@dagrejs/dagre';
import type { Beside, Box, FlowGraph, Way } from '#local/playbooks/flow-graph.ts';
import { columnsOf, wrapped } from '#local/playbooks/text-width.ts';

/** In pixels, for a letter of 14 pixels. */
export const LINE_HEIGHT = 20;
const COLUMN_WIDTH = 7.5;
const PADDING = 16;
const MARGIN = 24;
const LEAST_WIDTH = 72;

/** In columns: 18 Chinese characters a line in a box, 12 beside an arrow. */
const BOX_COLUMNS = 36;
const LABEL_COLUMNS = 24;

export interface Lines {
  readonly title: readonly string[];
  readonly details: readonly string[];
}

/** With the middle of the box or label. */
export interface Placed<Thing> extends Lines {
  readonly of: Thing;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedWay {
  readonly of: Way;
  readonly label: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly points: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Placed<Box>[];
  readonly ways: readonly PlacedWay[];
  readonly beside: readonly Placed<Beside>[];
}

export const layOut = ({ boxes, ways, beside }: FlowGraph): Layout => {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 40, ranksep: 40, marginx: MARGIN, marginy: MARGIN });
  const sized = boxes.map((box) => ({ of: box, ...sizeOf(box) }));
  for (const { of, width, height } of sized) graph.setNode(of.id, { width, height });
  const labels = ways.map((way) => wrapped(way.label, LABEL_COLUMNS));
  for (const [index, { from, to }] of ways.entries()) {
    const label = labels[index] ?? [];
    const width = widthOf(label) + PADDING;
    const height = label.length * LINE_HEIGHT;
    graph.setEdge(from, to, { width, height, labelpos: 'c' }, String(index));
  }
  layout(graph);
  const drawn = graph.graph();
  const { width: right = 0, height: bottom = 0 } = drawn;
  const column = besideColumn(beside, right);
  return {
    boxes: sized.map((box) => ({ ...box, ...middleOf(graph.node(box.of.id)) })),
    ways: ways.map((way, index) => {
      const edge = graph.edge(way.from, way.to, String(index));
      return { of: way, label: labels[index] ?? [], ...middleOf(edge), points: edge.points ?? [] };
    }),
    beside: column,
    width: Math.max(right, ...column.map(({ x, width }) => x + width / 2 + MARGIN)),
    height: Math.max(bottom, ...column.map(({ y, height }) => y + height / 2 + MARGIN)),
  };
};

const middleOf = ({ x = 0, y = 0 }: { readonly x?: number; readonly y?: number }) => ({ x, y });

const widthOf = (lines: readonly string[]): number =>
  Math.max(0, ...lines.map((line) => columnsOf(line) * COLUMN_WIDTH));

const sizeOf = ({
  title,
  details,
}: {
  readonly title: string;
  readonly details: readonly string[];
}) => {
  const lines: Lines = {
    title: wrapped(title, BOX_COLUMNS),
    details: details.flatMap((detail) => wrapped(detail, BOX_COLUMNS)),
  };
  const all = [...lines.title, ...lines.details];
  return {
    ...lines,
    width: Math.max(LEAST_WIDTH, widthOf(all) + 2 * PADDING),
    height: all.length * LINE_HEIGHT + PADDING,
  };
};

/** One below the other, to the right of the flow. */
const besideColumn = (beside: readonly Beside[], left: number): readonly Placed<Beside>[] => {
  const sized = beside.map((one) => ({ of: one, ...sizeOf(one) }));
  const width = Math.max(0, ...sized.map((one) => one.width));
  let top = MARGIN;
  return sized.map((one) => {
    const y = top + one.height / 2;
    top += one.height + MARGIN / 2;
    return { ...one, width, x: left + MARGIN + width / 2, y };
  });
};

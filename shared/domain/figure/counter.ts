/** The counts that figures are made of, found by what they count. */
import type { Count, Metric } from '#shared/domain/playbook/figure.ts';
import type { Playbook } from '#shared/domain/playbook/playbook.ts';

/** A figure is its value, or its value divided by its `per`. */
export type Part = 'value' | 'per';

/** A metric of an installed playbook. */
export interface Figure {
  /** `complaint.handled` */
  readonly name: string;
  readonly playbook: Playbook;
  readonly metric: Metric;
}

export interface Counter {
  readonly figure: string;
  readonly part: Part;
  readonly count: Count;
}

export const figuresOf = (playbook: Playbook): readonly Figure[] =>
  Object.entries(playbook.metrics ?? {}).map(([id, metric]) => ({
    name: `${playbook.id}.${id}`,
    playbook,
    metric,
  }));

/**
 * The figure of this name: `complaint.handled`, or `handled` alone where only one playbook has a metric of that name.
 *
 * @returns nothing for a name that nobody or more than one bears
 */
export const figureNamed = (playbooks: readonly Playbook[], name: string): Figure | undefined => {
  const found = playbooks
    .flatMap(figuresOf)
    .filter((figure) => figure.name === name || figure.name.endsWith(`.${name}`));
  return found.length === 1 ? found[0] : found.find((figure) => figure.name === name);
};

export const isCount = (value: Metric['per'] | Metric['value']): value is Count =>
  typeof value === 'object';

/** What is counted, by its source: a playbook, a kind, `contact` or `ledger:<id>`. */
export const countersOf = (
  playbooks: readonly Playbook[],
): ReadonlyMap<string, readonly Counter[]> =>
  Map.groupBy(playbooks.flatMap(figuresOf).flatMap(partsOf), ({ count }) => count.of);

const partsOf = ({ name, metric }: Figure): readonly Counter[] =>
  (['value', 'per'] as const).flatMap((part) => {
    const count = metric[part];
    return isCount(count) ? [{ figure: name, part, count }] : [];
  });

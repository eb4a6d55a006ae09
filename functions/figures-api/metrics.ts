/** The endpoints of metrics. */
import { callerOf } from '#functions/agent-api/caller.ts';
import { asked } from '#functions/agent-api/endpoint.ts';
import { type Endpoint, type HttpEvent, json } from '#functions/runtime/http-api.ts';
import { refused } from '#functions/runtime/problem.ts';
import { figureQuery, figureView, metricsView } from '#shared/contracts/figures.ts';
import type { Decimal } from '#shared/domain/expression/value.ts';
import { type Figure, isCount } from '#shared/domain/figure/counter.ts';
import { groupNames } from '#shared/domain/figure/periods.ts';
import { type FigurePorts, listFigures, readFigure } from '#shared/usecases/read-figures.ts';

/** GET /v1/metrics */
export const metricsEndpoint =
  (ports: FigurePorts): Endpoint =>
  async (event) => {
    const figures = await listFigures(ports, callerOf(event));
    const items = figures.map((figure) => ({
      ...figure.metric,
      ...namesOf(figure),
      made: madeOf(figure),
      by: groupNames(figure.metric),
    }));
    return json(200, metricsView.parse({ items }));
  };

const madeOf = ({ metric: { value } }: Figure): 'counted' | 'entered' | 'worked-out' => {
  if (isCount(value)) return 'counted';
  return value === 'entered' ? 'entered' : 'worked-out';
};

const namesOf = ({ name, playbook, metric }: Figure) => ({
  playbook: playbook.id,
  metric: name.slice(playbook.id.length + 1),
  title: metric.title,
  period: metric.period,
});

/** `complaint.handled`, as the path says it. */
export const nameIn = ({ pathParameters }: HttpEvent): string =>
  `${pathParameters?.['playbook'] ?? ''}.${pathParameters?.['metric'] ?? ''}`;

/** GET /v1/metrics/{playbook}/{metric} */
export const figureEndpoint = (ports: FigurePorts): Endpoint =>
  asked(figureQuery, async (query, person, event) => {
    const outcome = await readFigure(ports, person, { ...query, name: nameIn(event) });
    if (!outcome.ok) return refused(outcome.refusal);
    const { figure, values } = outcome.value;
    const view = {
      ...namesOf(figure),
      values: values.map(({ parts, groups, ...one }) => ({
        ...one,
        value: written(one.value),
        target: written(one.target),
        share: written(one.share),
        ...(parts === undefined
          ? {}
          : { parts: { value: written(parts.value), per: written(parts.per) } }),
        ...(query.by === undefined
          ? {}
          : { groups: groups.map(({ group, value }) => ({ group, value: written(value) })) }),
      })),
    };
    return json(200, figureView.parse(view));
  });

const written = (number: Decimal | null): string | null =>
  number === null ? null : number.toFixed();

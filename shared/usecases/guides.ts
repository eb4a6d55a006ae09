/** The guides of the handbook: read by everybody at work, confirmed by those who must know them. */
import { holds, may, type Person } from '#shared/domain/access/role.ts';
import type { Guide } from '#shared/domain/playbook/setting.ts';
import type { Instant } from '#shared/kernel/instant.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/ports/clock.ts';
import type {
  AcknowledgementPage,
  AcknowledgementQuery,
  Acknowledgements,
  GuideEdition,
  Guides,
} from '#shared/ports/guides.ts';

export interface GuidePorts {
  readonly clock: Clock;
  readonly guides: Guides;
  readonly acknowledgements: Acknowledgements;
}

export type GuideRefusal =
  | { readonly code: 'access.denied'; readonly action: string }
  | { readonly code: 'guide.missing' }
  /** A newer edition is there: read that one. */
  | { readonly code: 'guide.edition-old'; readonly edition: number };

/** A guide as one person sees it. */
export interface ShownGuide {
  readonly guide: Guide;
  readonly edition: number;
  /** Whether the person has to confirm that they have read it. */
  readonly asked: boolean;
  readonly acknowledgedAt?: Instant;
}

const editionOf = ({ id, edition = 1 }: Guide): GuideEdition => ({ guide: id, edition });

const READS = 'tickets.read';

/** All guides, with what the person has confirmed and what they have still to confirm. */
export const listGuides = async (
  ports: GuidePorts,
  person: Person,
): Promise<Result<readonly ShownGuide[], GuideRefusal>> =>
  may(person, READS)
    ? accept(await shown(ports, person, await ports.guides.all()))
    : refuse({ code: 'access.denied', action: READS });

export const showGuide = async (
  ports: GuidePorts,
  person: Person,
  id: string,
): Promise<Result<ShownGuide, GuideRefusal>> => {
  const found = await guideFor(ports, person, id);
  if (!found.ok) return found;
  const [guide] = await shown(ports, person, [found.value]);
  return guide === undefined ? refuse({ code: 'guide.missing' }) : accept(guide);
};

/**
 * The person confirms that they have read an edition. Whoever has to may, and so may everybody else; a second time changes nothing.
 *
 * @returns the guide as it is then; a refusal when another edition is the one to read
 */
export const acknowledgeGuide = async (
  ports: GuidePorts,
  person: Person,
  { guide: id, edition }: GuideEdition,
): Promise<Result<ShownGuide, GuideRefusal>> => {
  const found = await guideFor(ports, person, id);
  if (!found.ok) return found;
  const current = editionOf(found.value);
  if (edition !== current.edition)
    return refuse({ code: 'guide.edition-old', edition: current.edition });
  const at = ports.clock.now();
  await ports.acknowledgements.note({ ...current, person: person.id, at });
  return showGuide(ports, person, id);
};

const COMPARES = 'figures.compare';

/** Who has confirmed the edition that is to be read now: for those who answer for others' work. */
export const listAcknowledgements = async (
  ports: GuidePorts,
  person: Person,
  { guide: id, ...page }: AcknowledgementQuery & Pick<GuideEdition, 'guide'>,
): Promise<Result<AcknowledgementPage, GuideRefusal>> => {
  const found = await guideFor(ports, person, id);
  if (!found.ok) return found;
  if (!may(person, COMPARES)) return refuse({ code: 'access.denied', action: COMPARES });
  return accept(await ports.acknowledgements.of(editionOf(found.value), page));
};

const guideFor = async (
  { guides }: GuidePorts,
  person: Person,
  id: string,
): Promise<Result<Guide, GuideRefusal>> => {
  if (!may(person, READS)) return refuse({ code: 'access.denied', action: READS });
  const found = (await guides.all()).find((guide) => guide.id === id);
  return found === undefined ? refuse({ code: 'guide.missing' }) : accept(found);
};

const shown = async (
  { acknowledgements }: GuidePorts,
  person: Person,
  guides: readonly Guide[],
): Promise<readonly ShownGuide[]> => {
  const asked = (guide: Guide): boolean =>
    (guide.acknowledgedBy ?? []).some((role) => holds(person, role));
  const toConfirm = guides.filter(asked);
  const times = await acknowledgements.by(person.id, toConfirm.map(editionOf));
  return guides.map((guide) => {
    const at = times[toConfirm.indexOf(guide)];
    return {
      guide,
      edition: editionOf(guide).edition,
      asked: asked(guide),
      ...(at === undefined ? {} : { acknowledgedAt: at }),
    };
  });
};

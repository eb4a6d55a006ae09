/** How the desk's mails look: whose they are and in which colours, as the desk has set it. */
import { catalogueOf } from '#shared/catalogue/catalogue.ts';
import type { Texts } from '#shared/kernel/language.ts';
import { accept, type Result, refuse } from '#shared/kernel/result.ts';

export interface MailLook {
  /** Stands in From, above the mail where there is no logo, and under it. */
  readonly company: Texts;
  /** The address of a picture, `https` only. Many clients show it only when asked to; then the name is read. */
  readonly logo?: string;
  readonly colours: MailColours;
}

/** `#rrggbb` each, on white. */
export interface MailColours {
  /** Links and the line under the head. */
  readonly accent: string;
  readonly text: string;
}

/** What the desk has set, with the version that a change must name; 0 while nothing was set. */
export interface KeptLook {
  readonly version: number;
  readonly look: MailLook;
}

export const INITIAL_LOOK: MailLook = {
  company: { 'zh-CN': catalogueOf('zh-CN').pages.desk, en: catalogueOf('en').pages.desk },
  colours: { accent: '#0b57a4', text: '#1b1f24' },
};

/** A name in From is cut by clients at about 30 characters anyway. */
const LONGEST_COMPANY = 60;

/** Longer addresses are broken by some clients. */
const LONGEST_LOGO = 500;

/** WCAG 2.2, 1.4.3: normal text against its ground. */
const LEAST_CONTRAST = 4.5;

export interface LookRefused {
  readonly code: 'look.refused';
  readonly problems: readonly LookProblem[];
}

export interface LookProblem {
  /** `company.en`, `logo`, `colours.accent` */
  readonly field: string;
  readonly problem: 'too-long' | 'control-characters' | 'not-https' | 'not-a-colour' | 'too-pale';
}

/** A look that every mail can be written in, or all that is wrong with it. */
export const checkLook = (look: MailLook): Result<MailLook, LookRefused> => {
  const problems = [
    ...Object.entries(look.company).flatMap(([language, name]) =>
      nameProblems(`company.${language}`, name),
    ),
    ...logoProblems(look.logo),
    ...colourProblems('colours.accent', look.colours.accent),
    ...colourProblems('colours.text', look.colours.text),
  ];
  return problems.length === 0 ? accept(look) : refuse({ code: 'look.refused', problems });
};

/** The name goes into a header: a line end in it would begin another one. */
const nameProblems = (field: string, name: string): readonly LookProblem[] => {
  if ([...name].length > LONGEST_COMPANY) return [{ field, problem: 'too-long' }];
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name) ? [{ field, problem: 'control-characters' }] : [];
};

const logoProblems = (logo: string | undefined): readonly LookProblem[] => {
  if (logo === undefined) return [];
  if (logo.length > LONGEST_LOGO) return [{ field: 'logo', problem: 'too-long' }];
  const url = URL.parse(logo);
  return url?.protocol === 'https:' && url.username === '' && !/[\s"'<>]/.test(logo)
    ? []
    : [{ field: 'logo', problem: 'not-https' }];
};

const colourProblems = (field: string, colour: string): readonly LookProblem[] => {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return [{ field, problem: 'not-a-colour' }];
  return contrastOnWhite(colour) < LEAST_CONTRAST ? [{ field, problem: 'too-pale' }] : [];
};

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
const contrastOnWhite = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};

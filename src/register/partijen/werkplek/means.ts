import { dictionary } from '../../../web/ui/language.tsx'
import type { NieuweAuthenticatie } from '../contract.ts'

/** Employees establish an identity by these means, each with its level of assurance (R1). */
export const NIVEAU = {
  controlevragen: 'laag',
  identiteitsdocument: 'hoog',
  digid: 'substantieel',
  eherkenning: 'substantieel',
  ondertekende_brief: 'laag',
  machtiging: 'onbepaald',
} as const satisfies Partial<Record<NieuweAuthenticatie['middel'], NieuweAuthenticatie['niveau']>>

export const MIDDELEN = Object.keys(NIVEAU) as (keyof typeof NIVEAU)[]

/** The means and the levels in words. */
export const meansTexts = dictionary(
  {
    means: {
      controlevragen: 'Controlevragen beantwoord',
      identiteitsdocument: 'Identiteitsbewijs gezien',
      digid: 'Ingelogd met DigiD, doorgegeven',
      eherkenning: 'Ingelogd met eHerkenning, doorgegeven',
      ondertekende_brief: 'Ondertekende brief',
      machtiging: 'Machtiging gezien',
    },
    meansAtLevel: (means: string, level: string) => `${means} (niveau ${level})`,
    levels: { laag: 'laag', substantieel: 'substantieel', hoog: 'hoog', onbepaald: 'onbepaald' },
  },
  {
    means: {
      controlevragen: 'Control questions answered',
      identiteitsdocument: 'Identity document seen',
      digid: 'Logged in with DigiD, passed on',
      eherkenning: 'Logged in with eHerkenning, passed on',
      ondertekende_brief: 'Signed letter',
      machtiging: 'Authorisation seen',
    },
    meansAtLevel: (means: string, level: string) => `${means} (level ${level})`,
    levels: { laag: 'low', substantieel: 'substantial', hoog: 'high', onbepaald: 'undetermined' },
  },
)

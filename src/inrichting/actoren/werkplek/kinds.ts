import { dictionary } from '../../../web/ui/language.tsx'

/** The kinds of actoren, in words. */
export const actorKinds = dictionary(
  {
    medewerker: 'medewerker',
    organisatorische_eenheid: 'afdeling of groep',
    geautomatiseerde_actor: 'systeem',
    noMailbox: 'krijgt geen e-mail',
  },
  {
    medewerker: 'employee',
    organisatorische_eenheid: 'department or group',
    geautomatiseerde_actor: 'system',
    noMailbox: 'gets no e-mail',
  },
)

import { clientOf } from '../../../web/frame/client.ts'
import type { OptionSearch } from '../../../web/ui/combobox-field.tsx'
import { type Actor, actoren } from '../contract.ts'

const MOST = '30'

const searchOf =
  (soortActor: Actor['soortActor']): OptionSearch =>
  async (text) => {
    const { resultaten } = await clientOf(actoren).lijst({
      query: { soortActor, naam: text || undefined, indicatieActief: 'true', aantal: MOST },
    })
    return resultaten.map(({ uuid, naam, functie, omschrijving }) => ({
      id: uuid,
      label: naam,
      description: functie || omschrijving,
    }))
  }

/** Finds afdelingen and groepen by part of their name. */
export const unitSearch = searchOf('organisatorische_eenheid')

/** Finds medewerkers by part of their name. */
export const employeeSearch = searchOf('medewerker')

import type { OptionSearch } from '../../ui/combobox-field.tsx'
import { clientOf } from '../../werkplek/client.ts'
import { actoren } from '../contract.ts'

const MOST = '30'

/** Finds afdelingen and groepen by a part of the name. */
export const unitSearch: OptionSearch = async (text) => {
  const { resultaten } = await clientOf(actoren).lijst({
    query: { soortActor: 'organisatorische_eenheid', naam: text || undefined, indicatieActief: 'true', aantal: MOST },
  })
  return resultaten.map(({ uuid, naam, omschrijving }) => ({ id: uuid, label: naam, description: omschrijving }))
}

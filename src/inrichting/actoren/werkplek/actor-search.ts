import { clientOf } from '../../../web/frame/client.ts'
import type { OptionSearch } from '../../../web/ui/combobox-field.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { type Actor, actoren } from '../contract.ts'
import { actorKinds } from './kinds.ts'

const MOST = '30'

/** Finds actoren who can get a task, by part of their name. `describe` says what kind of actor each one is. */
export const actorSearch =
  (describe: (soort: Actor['soortActor']) => string): OptionSearch =>
  async (text) => {
    const { resultaten } = await clientOf(actoren).lijst({
      query: { naam: text || undefined, indicatieActief: 'true', aantal: MOST },
    })
    return resultaten
      .filter(({ soortActor }) => soortActor !== 'geautomatiseerde_actor')
      .map(({ uuid, naam, soortActor, functie }) => ({
        id: uuid,
        label: naam,
        description: functie || describe(soortActor),
      }))
  }

/** Finds actoren who can get a task, and says what kind of actor each one is. */
export function useActorSearch(): OptionSearch {
  const kinds = useTexts(actorKinds)
  return actorSearch((soort) => kinds[soort])
}

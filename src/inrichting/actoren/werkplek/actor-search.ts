import { clientOf } from '../../../web/frame/client.ts'
import type { OptionSearch } from '../../../web/ui/combobox-field.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { type Actor, actoren } from '../contract.ts'
import { actorKinds } from './kinds.ts'

const MOST = '30'

/** Finds actoren who can get a task, by part of their name. `describe` says what tells each one from another. */
export const actorSearch =
  (describe: (actor: Actor) => string): OptionSearch =>
  async (text) => {
    const { resultaten } = await clientOf(actoren).lijst({
      query: { naam: text || undefined, indicatieActief: 'true', aantal: MOST },
    })
    return resultaten
      .filter(({ soortActor }) => soortActor !== 'geautomatiseerde_actor')
      .map((actor) => ({ id: actor.uuid, label: actor.naam, description: describe(actor) }))
  }

/** Finds actoren who can get a task, and says what each one is, and of an afdeling or groep whether a message can reach it. */
export function useActorSearch(): OptionSearch {
  const kinds = useTexts(actorKinds)
  return actorSearch(({ soortActor, functie, emailadres }) => {
    const isSilent = soortActor === 'organisatorische_eenheid' && emailadres === ''
    return [functie || kinds[soortActor], isSilent && kinds.noMailbox].filter(Boolean).join(', ')
  })
}

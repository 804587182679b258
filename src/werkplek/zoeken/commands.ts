import { useNavigate } from '@tanstack/react-router'
import { beheerTexts } from '../../inrichting/beheer/werkplek/beheer-texts.ts'
import type { Me } from '../../inrichting/toegang/werkplek/me.ts'
import { inkomend } from '../../koppelingen/inkomend/contract.ts'
import { readInTexts } from '../../koppelingen/inkomend/werkplek/read-in-texts.ts'
import { concepten } from '../../register/concepten/contract.ts'
import { useStart } from '../../register/klantcontacten/werkplek/start.ts'
import { contactTexts } from '../../register/klantcontacten/werkplek/texts.ts'
import { meldingen } from '../../register/meldingen/contract.ts'
import { frameTexts } from '../../web/frame/texts.ts'
import type { SearchHit } from '../../web/ui/grouped-search.tsx'
import { useTexts } from '../../web/ui/language.tsx'
import { hasWords } from '../../web/ui/match.ts'
import { placesFor } from '../beheer/places.ts'
import { navigationTexts } from '../navigation.ts'
import { useParts } from '../parts.ts'

/** Something that the search can do: to go somewhere, or to begin a contact. */
export interface Command extends SearchHit {
  run(): void
}

/** Lists what a user may do from the search. */
export function useCommands(me: Me): Command[] {
  const contact = useTexts(contactTexts)
  const parts = useTexts(navigationTexts)
  const beheer = useTexts(beheerTexts)
  const frame = useTexts(frameTexts)
  const readIn = useTexts(readInTexts)
  const navigate = useNavigate()
  const start = useStart()
  const may = ({ right }: { right: string }) => me.rechten.includes(right)
  return [
    ...(may(concepten.beginnen)
      ? [{ id: 'F2', label: contact.start, description: contact.startKey, run: () => start.mutate({}) }]
      : []),
    ...useParts(me).map(({ to, text }) => ({ id: to, label: parts[text], run: () => void navigate({ to }) })),
    ...(may(meldingen.instellen)
      ? [{ id: 'meldingen', label: frame.notifications, run: () => void navigate({ to: '/mijn-meldingen' }) }]
      : []),
    ...(may(inkomend.inlezen)
      ? [{ id: 'omgevingsloket', label: readIn.title, run: () => void navigate({ to: '/omgevingsloket' }) }]
      : []),
    { id: 'rechten', label: frame.rolesAndRights, run: () => void navigate({ to: '/mijn-rechten' }) },
    ...placesFor(me.rechten).map(({ to, text }) => ({
      id: String(to),
      label: beheer[text],
      description: parts.beheer,
      run: () => void navigate({ to }),
    })),
  ]
}

/** Leaves the commands whose name has these words. */
export const commandsWith = (commands: readonly Command[], text: string): Command[] =>
  commands.filter(({ label }) => hasWords(label, text))

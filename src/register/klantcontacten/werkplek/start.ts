import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { lastChannel } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { concepten } from '../../concepten/contract.ts'
import { type Begun, newGesprek } from './contact.ts'
import { CONCEPTEN } from './queries.ts'

/** Begins a contact and opens it, with this customer when one is given. */
export function useStart() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const meld = useMeld()
  const kit = useTexts(kitTexts)
  return useMutation({
    mutationFn: (klant: Begun) => clientOf(concepten).beginnen({ body: { inhoud: newGesprek(lastChannel(), klant) } }),
    onSuccess: async (concept) => {
      void client.invalidateQueries({ queryKey: [...CONCEPTEN, 'lijst'] })
      await navigate({ to: '/contacten/$uuid', params: { uuid: concept.uuid } })
    },
    onError: (error) => meld.show('error', faultText(error, kit)),
  })
}

/** Begins a contact with F2, on any screen; a dialog is finished first. */
export function useStartKey(isAllowed: boolean): void {
  const { mutate, isPending } = useStart()
  useEffect(() => {
    if (!isAllowed) return undefined
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F2' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isPending) return
      event.preventDefault()
      if (document.querySelector('dialog[open]')) return
      mutate({})
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [isAllowed, isPending, mutate])
}

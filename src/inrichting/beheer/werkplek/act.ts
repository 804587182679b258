import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Proposed } from '../../../web/client/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { beheerTexts } from './beheer-texts.ts'

/** Reports that an action succeeded, unless the screen does so itself, and reads the list again. */
export function useDone(queryKey: QueryKey) {
  const client = useQueryClient()
  const meld = useMeld()
  return (message: string | undefined) => {
    if (message !== undefined) meld.show('ok', message)
    return client.invalidateQueries({ queryKey })
  }
}

/** Closes a dialog, reports what it did, and reads the list again. */
export function useSaved(queryKey: QueryKey, onClose: () => void) {
  const done = useDone(queryKey)
  return (message: string) => {
    onClose()
    void done(message)
  }
}

/**
 * Says that a second medewerker must approve what was asked.
 * @param onClose closes what it was asked in
 */
export function useProposed(onClose?: () => void) {
  const client = useQueryClient()
  const meld = useMeld()
  const t = useTexts(beheerTexts)
  return () => {
    onClose?.()
    meld.show('info', t.proposed)
    void client.invalidateQueries({ queryKey: ['voorstellen'] })
  }
}

/**
 * Does something of one click: says what was done, or why not, and reads the list again.
 * @param onProposed closes what asks for it, when it waits for a second medewerker
 */
export function useAct<Value>(
  queryKey: QueryKey,
  act: (value: Value) => Promise<string | undefined>,
  onProposed?: () => void,
) {
  const done = useDone(queryKey)
  const proposed = useProposed(onProposed)
  const meld = useMeld()
  const kit = useTexts(kitTexts)
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onError: (error) => (error instanceof Proposed ? proposed() : meld.show('error', faultText(error, kit))),
  })
}

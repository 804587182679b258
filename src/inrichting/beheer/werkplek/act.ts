import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useMeld } from '../../../web/ui/announce.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'

/** Reports that an action succeeded, unless the screen does so itself, and reads the list again. */
export function useDone(queryKey: QueryKey) {
  const client = useQueryClient()
  const meld = useMeld()
  return (message: string | undefined) => {
    if (message !== undefined) meld.show('ok', message)
    return client.invalidateQueries({ queryKey })
  }
}

/** Performs an action for one click: it reports what was done, or why it failed, and reads the list again. */
export function useAct<Value>(queryKey: QueryKey, act: (value: Value) => Promise<string | undefined>) {
  const done = useDone(queryKey)
  const meld = useMeld()
  const kit = useTexts(kitTexts)
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onError: (error) => meld.show('error', faultText(error, kit)),
  })
}

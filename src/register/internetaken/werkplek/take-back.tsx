import { useMutation } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { klantberichten } from '../../klantberichten/contract.ts'
import { useRefresh } from './refresh.ts'
import { replyTexts } from './reply-texts.ts'

/** Takes back an answer that was not sent yet. The button disappears, so the focus goes to the title of the page. */
export function TakeBack({ antwoord }: { antwoord: string }) {
  const t = useTexts(replyTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const refresh = useRefresh()
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => clientOf(klantberichten).terughalen({ params: { uuid: antwoord } }),
    onSuccess: () => {
      document.querySelector('h1')?.focus()
      meld.show('ok', t.undone)
    },
    onError: (error) => meld.show('error', faultText(error, kit)),
    onSettled: refresh,
  })
  if (isSuccess) return null
  return (
    <Button busy={isPending} onClick={() => mutate()}>
      {t.undo}
    </Button>
  )
}

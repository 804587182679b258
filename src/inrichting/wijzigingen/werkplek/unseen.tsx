import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { NumberBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { wijzigingen } from '../contract.ts'
import { wijzigingTexts } from './texts.ts'

/** How many changes of rights by others somebody has not seen. */
export const unseenQuery = queryOptions({
  queryKey: ['wijzigingen', 'ongezien'],
  queryFn: () => clientOf(wijzigingen).ongezien(),
})

/** How many they are, beside the name of the page. */
export function UnseenCount() {
  const t = useTexts(wijzigingTexts)
  const { data } = useQuery(unseenQuery)
  return data && data.aantal > 0 ? <NumberBadge value={t.count(data.aantal)} label={t.unseenLabel} /> : null
}

/** Says how many changes of rights by others somebody has not seen, shows them, and keeps that they were seen. */
export function Unseen({ onShow }: { onShow(): void }) {
  const t = useTexts(wijzigingTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const client = useQueryClient()
  const { data } = useQuery(unseenQuery)
  const seen = useMutation({
    mutationFn: (nummer: string) => clientOf(wijzigingen).gezien({ body: { nummer } }),
    onSuccess: () => {
      meld.show('ok', t.seen)
      document.querySelector('h1')?.focus()
      return client.invalidateQueries({ queryKey: unseenQuery.queryKey })
    },
    onError: (error) => meld.show('error', faultText(error, kit)),
  })
  const laatste = data?.laatste
  if (!data || !laatste) return null
  return (
    <Alert kind="warning" title={t.unseen(data.aantal)}>
      <Stack>
        <div>{t.unseenHelp}</div>
        <Actions>
          <Button onClick={onShow}>{t.showUnseen}</Button>
          <Button busy={seen.isPending} onClick={() => seen.mutate(laatste)}>
            {t.markSeen}
          </Button>
        </Actions>
      </Stack>
    </Alert>
  )
}

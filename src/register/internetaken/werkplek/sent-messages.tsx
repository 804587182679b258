import { useQuery } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { type BadgeTone, StatusBadge } from '../../../web/ui/badge.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { type Klantbericht, klantberichten } from '../../klantberichten/contract.ts'
import { KLANTCONTACTEN } from './queries.ts'
import { replyTexts } from './reply-texts.ts'
import { TakeBack } from './take-back.tsx'

/** As long as something is on its way, the screen asks this often, in ms, how far it is. */
const ON_ITS_WAY_MS = 3_000

const TONES: Readonly<Record<Klantbericht['toestand'], BadgeTone>> = {
  wacht: 'active',
  verzonden: 'neutral',
  bezorgd: 'success',
  niet_bezorgd: 'danger',
  teruggehaald: 'warning',
}

/** Queries the messages that a customer got about a klantcontact. */
const messagesQuery = (uuid: string) => ({
  queryKey: [...KLANTCONTACTEN, 'berichten', uuid],
  queryFn: async () => (await clientOf(klantberichten).berichten({ params: { uuid } })).resultaten,
})

interface SentMessagesProps {
  /** The first klantcontact of a conversation: its messages are read at once. */
  about: string
  /** The klantcontact of it whose messages are shown. */
  klantcontact: string
}

/** Shows what was sent of a klantcontact, and whether it arrived; nothing when nothing was sent. */
export function SentMessages({ about, klantcontact }: SentMessagesProps) {
  const t = useTexts(replyTexts)
  const kit = useTexts(kitTexts)
  const { data, error } = useQuery({
    ...messagesQuery(about),
    refetchInterval: ({ state }) => (state.data?.some(({ toestand }) => toestand === 'wacht') ? ON_ITS_WAY_MS : false),
  })
  if (error) return <Alert kind="warning">{`${t.unknown} ${faultText(error, kit)}`}</Alert>
  const sent = data?.filter((bericht) => bericht.klantcontact === klantcontact) ?? []
  return sent.map((bericht) => <Sent key={bericht.uuid} bericht={bericht} />)
}

function Sent({ bericht }: { bericht: Klantbericht }) {
  const t = useTexts(replyTexts)
  const { moment, list } = useFormats()
  const { soort, klantcontact, toestand, weg, naar, cc, reden, op, verzondenOp, terugTeHalenTot } = bericht
  const where = weg === 'mijn' ? t.inMijn : naar && t.toAddress(naar)
  return (
    <p>
      {[t.kinds[soort], where, cc.length > 0 && t.copies(list(cc)), moment(verzondenOp ?? op)]
        .filter(Boolean)
        .join(', ')}{' '}
      <StatusBadge tone={TONES[toestand]}>{t.states[toestand]}</StatusBadge> {reden}
      {terugTeHalenTot && <TakeBack antwoord={klantcontact} />}
    </p>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { NumberBadge } from '../../../web/ui/badge.tsx'
import { buttonClasses } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { dictionary, plural, useTexts } from '../../../web/ui/language.tsx'
import { meldingen, type Nieuws } from '../contract.ts'
import { newsQuery } from './news-query.ts'

const texts = dictionary(
  {
    title: 'Nieuws over uw taken',
    unseen: (count: number) => `${plural(count, 'bericht', 'berichten')} nog niet gezien`,
    none: 'Er is geen nieuws over uw taken. Hier komt te staan wat u krijgt, wat terugkomt, wat bijna te laat is en waarin u wordt genoemd.',
    task: (nummer: string) => `Taak ${nummer}`,
    kinds: {
      nieuw: 'is voor u',
      doorgestuurd: 'is naar u doorgestuurd',
      heropend: 'is heropend',
      bijna_te_laat: 'moet binnen een dag klaar zijn',
      genoemd: 'heeft een notitie waarin u wordt genoemd',
    },
    until: (when: string) => `uiterlijk ${when}`,
    isNew: 'nieuw',
  },
  {
    title: 'News about your tasks',
    unseen: (count: number) => `${plural(count, 'message', 'messages')} not seen yet`,
    none: 'There is no news about your tasks. Here you will find what you get, what comes back, what is nearly late and where you are named.',
    task: (nummer: string) => `Task ${nummer}`,
    kinds: {
      nieuw: 'is for you',
      doorgestuurd: 'was sent on to you',
      heropend: 'was reopened',
      bijna_te_laat: 'must be done within a day',
      genoemd: 'has a note that names you',
    },
    until: (when: string) => `at the latest ${when}`,
    isNew: 'new',
  },
)

const PANEL = 'nieuws'
const AT_MOST = 9

/** The news about the user's own tasks, behind a button that counts what was not seen. Who opens it has seen what is there. */
export function News() {
  const t = useTexts(texts)
  const client = useQueryClient()
  const { data } = useQuery(newsQuery)
  const panel = useRef<HTMLDivElement>(null)
  const see = useMutation({
    mutationFn: (tot: string) => clientOf(meldingen).nieuwsGezien({ body: { tot } }),
    onSuccess: (news) => client.setQueryData(newsQuery.queryKey, news),
  })
  if (!data) return null
  const { ongezien, resultaten } = data
  const [last] = resultaten
  return (
    <div className="frame-news">
      <button type="button" className={buttonClasses('subtle')} popoverTarget={PANEL}>
        <Icon name="bell" />
        <span className="balie-visually-hidden">{t.title}</span>
        {ongezien > 0 && (
          <NumberBadge value={ongezien > AT_MOST ? `${AT_MOST}+` : ongezien} label={t.unseen(ongezien)} />
        )}
      </button>
      <div
        id={PANEL}
        ref={panel}
        popover="auto"
        className="balie-popover frame-user__menu frame-news__panel"
        onToggle={({ newState }) => {
          if (newState === 'open' && last && ongezien > 0) see.mutate(last.op)
        }}
      >
        <strong>{t.title}</strong>
        {last ? (
          <ul className="balie-list balie-list--lined">
            {resultaten.map((one) => (
              <Item key={`${one.taak} ${one.soort}`} item={one} onFollow={() => panel.current?.hidePopover()} />
            ))}
          </ul>
        ) : (
          <p className="balie-soft">{t.none}</p>
        )}
      </div>
    </div>
  )
}

function Item({ item, onFollow }: { item: Nieuws['resultaten'][number]; onFollow(): void }) {
  const t = useTexts(texts)
  const formats = useFormats()
  const { soort, taak, op, uiterlijkOp, gezien } = item
  return (
    <li>
      <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer: taak }} onClick={onFollow}>
        {t.task(taak)}
      </Link>{' '}
      {t.kinds[soort]} {!gezien && <span className="balie-visually-hidden">({t.isNew})</span>}
      <div className="balie-soft balie-small">
        {soort === 'bijna_te_laat' ? t.until(formats.moment(uiterlijkOp)) : formats.moment(op)}
      </div>
    </li>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, useRef } from 'react'
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
    tasks: (count: number) => plural(count, 'taak', 'taken'),
    more: (count: number) => `en ${count} meer`,
    kinds: {
      nieuw: (count: number) => (count === 1 ? 'is voor u' : 'zijn voor u'),
      doorgestuurd: (count: number) => (count === 1 ? 'is naar u doorgestuurd' : 'zijn naar u doorgestuurd'),
      heropend: (count: number) => (count === 1 ? 'is heropend' : 'zijn heropend'),
      bijna_te_laat: (count: number) =>
        count === 1 ? 'moet binnen een dag klaar zijn' : 'moeten binnen een dag klaar zijn',
      genoemd: (count: number) =>
        count === 1 ? 'heeft een notitie waarin u wordt genoemd' : 'hebben een notitie waarin u wordt genoemd',
    },
    until: (when: string) => `uiterlijk ${when}`,
    isNew: 'nieuw',
  },
  {
    title: 'News about your tasks',
    unseen: (count: number) => `${plural(count, 'message', 'messages')} not seen yet`,
    none: 'There is no news about your tasks. Here you will find what you get, what comes back, what is nearly late and where you are named.',
    task: (nummer: string) => `Task ${nummer}`,
    tasks: (count: number) => plural(count, 'task', 'tasks'),
    more: (count: number) => `and ${count} more`,
    kinds: {
      nieuw: (count: number) => (count === 1 ? 'is for you' : 'are for you'),
      doorgestuurd: (count: number) => (count === 1 ? 'was sent on to you' : 'were sent on to you'),
      heropend: (count: number) => (count === 1 ? 'was reopened' : 'were reopened'),
      bijna_te_laat: () => 'must be done within a day',
      genoemd: (count: number) => (count === 1 ? 'has a note that names you' : 'have a note that names you'),
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
              <Item key={`${one.soort} ${one.op}`} item={one} onFollow={() => panel.current?.hidePopover()} />
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
  const { soort, aantal, taken, op, uiterlijkOp, gezien } = item
  const [only] = taken
  const toTask = (nummer: string, text: string) => (
    <Link className="utrecht-link" to="/taken/$nummer" params={{ nummer }} onClick={onFollow}>
      {text}
    </Link>
  )
  return (
    <li>
      {aantal === 1 && only ? (
        toTask(only, t.task(only))
      ) : (
        <Link className="utrecht-link" to="/werklijst" onClick={onFollow}>
          {t.tasks(aantal)}
        </Link>
      )}{' '}
      {t.kinds[soort](aantal)} {!gezien && <span className="balie-visually-hidden">({t.isNew})</span>}
      <div className="balie-soft balie-small">
        {soort === 'bijna_te_laat' ? t.until(formats.moment(uiterlijkOp)) : formats.moment(op)}
        {aantal > 1 && (
          <>
            {': '}
            {taken.map((nummer) => (
              <Fragment key={nummer}>{toTask(nummer, t.task(nummer))} </Fragment>
            ))}
            {aantal > taken.length && t.more(aantal - taken.length)}
          </>
        )}
      </div>
    </li>
  )
}

import { html } from '../../platform/html.ts'
import { cards, day, more, paragraph, section } from '../frame/components.ts'
import type { Pages } from '../frame/pages.ts'
import type { overzicht } from './contract.ts'
import { teDoen } from './queries.ts'
import { overzichtTexts } from './texts.ts'

const MOST = 5

export const pages: Pages<typeof overzicht> = {
  async tonen({ db, taal, partijen, hoedanigheid, open }) {
    const t = overzichtTexts[taal]
    const taken = open.has('taken') ? await teDoen(db, partijen, MOST) : []
    const count = taken[0]?.aantal ?? 0
    return {
      title: t.hello(hoedanigheid.klant.naam ?? ''),
      content: section(
        'te-doen',
        t.todo,
        count === 0
          ? paragraph(t.nothingToDo)
          : html`${cards(
              taken.map(({ uuid, titel, laatsteDag }) => ({
                href: `/mijn/taken/${uuid}`,
                title: titel,
                details: day(taal, laatsteDag),
              })),
            )}${more('/mijn/taken', t.allTasks(count))}`,
      ),
    }
  },
}

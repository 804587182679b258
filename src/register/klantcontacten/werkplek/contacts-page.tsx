import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../../../web/frame/page.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Toolbar } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { naamOf } from './contact.ts'
import { LookUp } from './customer/look-up.tsx'
import { runningQuery } from './queries.ts'
import { useStart } from './start.ts'
import { contactTexts } from './texts.ts'

/**
 * Shows the contacts that the user is recording, and a button to begin a new one.
 * @param more stands below them
 */
export function ContactsPage({ more }: { more?: ReactNode }) {
  const t = useTexts(contactTexts)
  const formats = useFormats()
  const query = useQuery(runningQuery)
  const start = useStart()
  const begin = (
    <Toolbar>
      <span className="balie-soft balie-small">{t.startKey}</span>
      <Button variant="primary" busy={start.isPending} onClick={() => start.mutate({})}>
        {t.start}
      </Button>
    </Toolbar>
  )
  return (
    <Page title={t.contacts} actions={begin}>
      <LookUp />
      <Panel title={t.running}>
        <p className="balie-soft">{t.runningHelp}</p>
        <Loaded query={query}>
          {(running) =>
            running.length === 0 ? (
              <p>{t.noneRunning}</p>
            ) : (
              <ul className="balie-list balie-list--lined">
                {running.map(({ uuid, inhoud, gemaaktOp }) => (
                  <li key={uuid}>
                    <Link className="utrecht-link" to="/contacten/$uuid" params={{ uuid }}>
                      {inhoud.vragen.map(naamOf).find(Boolean) || t.nameless}
                    </Link>{' '}
                    <span className="balie-soft">
                      {[
                        inhoud.vragen.find(({ onderwerp }) => onderwerp)?.onderwerp,
                        inhoud.vragen[0]?.kanaal,
                        inhoud.vragen.length > 1 && t.questionsCount(inhoud.vragen.length),
                        t.begun(formats.moment(gemaaktOp)),
                      ]
                        .filter(Boolean)
                        .join(', ')}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
      {more}
    </Page>
  )
}

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { SignalsPanel } from '../../koppelingen/signaleren/werkplek/signals-panel.tsx'
import { useLastList } from '../../register/internetaken/werkplek/last-list.ts'
import { contactQuery, KLANTCONTACTEN } from '../../register/internetaken/werkplek/queries.ts'
import { Chain, ContactAsRegistered, Customer, TaskLinks } from '../../register/internetaken/werkplek/task-contact.tsx'
import type { Klantcontact } from '../../register/klantcontacten/contract.ts'
import { CallTimes } from '../../register/oproepen/werkplek/call-times.tsx'
import { zaken } from '../../register/zaken/contract.ts'
import { clientOf } from '../../web/frame/client.ts'
import { Page } from '../../web/frame/page.tsx'
import { useRight } from '../../web/frame/rights.ts'
import { Button } from '../../web/ui/button.tsx'
import { useFormats } from '../../web/ui/format.ts'
import { useTexts } from '../../web/ui/language.tsx'
import { Columns, Panel, Stack } from '../../web/ui/layout.tsx'
import { Loaded } from '../../web/ui/loaded.tsx'
import { Timeline } from '../../web/ui/timeline.tsx'
import { ContactZaken } from './contact-zaken.tsx'
import { Corrections } from './corrections.tsx'
import { klantcontactTexts } from './texts.ts'

type Contact = z.output<typeof Klantcontact>

const route = getRouteApi('/ingelogd/klantcontacten/$uuid')

/** Shows a klantcontact that was registered: what was said, by whom, and what came of it. */
export function RegisteredContactPage() {
  const t = useTexts(klantcontactTexts)
  const { uuid } = route.useParams()
  const query = useQuery(contactQuery(uuid))
  const { search, state } = useLastList()
  const back = (
    <Link className="utrecht-link" to="/werklijst" search={search} state={state}>
      {t.back}
    </Link>
  )
  return (
    <Page title={t.title} above={back} actions={<Button onClick={() => window.print()}>{t.print}</Button>}>
      <Loaded query={query} gone={t.gone}>
        {(contact) => <Contact contact={contact} />}
      </Loaded>
    </Page>
  )
}

function Contact({ contact }: { contact: Contact }) {
  const t = useTexts(klantcontactTexts)
  const maySeeZaken = useRight(zaken.start)
  const { internetaken } = contact.opvolging
  return (
    <Columns>
      <Stack gap="large">
        <Customer betrokkenen={contact.betrokkenen} />
        <ContactAsRegistered contact={contact} />
        <Chain contact={contact} ownText={t.chainThis} />
      </Stack>
      <Stack gap="large">
        <Corrections contact={contact} />
        {contact.gesprek && <CallTimes gesprek={contact.gesprek} />}
        <ContactZaken contact={contact} />
        <SignalsPanel contact={contact} />
        <Panel title={t.tasks}>
          {internetaken.length === 0 && <p className="balie-soft">{t.noTasks}</p>}
          <TaskLinks taken={internetaken} />
        </Panel>
        {maySeeZaken && <ZakenTrail uuid={contact.uuid} />}
      </Stack>
    </Columns>
  )
}

/** Shows which zaken were linked and taken away by hand: by whom, when and why, the last one first. */
function ZakenTrail({ uuid }: { uuid: string }) {
  const t = useTexts(klantcontactTexts)
  const formats = useFormats()
  const query = useQuery({
    queryKey: [...KLANTCONTACTEN, 'zaakverloop', uuid],
    queryFn: () => clientOf(zaken).verloop({ params: { uuid } }),
  })
  return (
    <Panel title={t.trail}>
      <Loaded query={query}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <p className="balie-soft">{t.noTrail}</p>
          ) : (
            <Timeline items={resultaten} keyOf={(step) => step.uuid}>
              {({ soort, zaak, reden, door, op }) => (
                <>
                  <span>
                    <strong>{t.steps[soort]}</strong> {zaak}
                  </span>
                  {reden && <span className="balie-prose">{reden}</span>}
                  <span className="balie-soft balie-small">{t.by(door.naam, formats.moment(op))}</span>
                </>
              )}
            </Timeline>
          )
        }
      </Loaded>
    </Panel>
  )
}

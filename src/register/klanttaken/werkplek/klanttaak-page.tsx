import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../../web/frame/page.tsx'
import { useRight } from '../../../web/frame/rights.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Columns, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { Timeline } from '../../../web/ui/timeline.tsx'
import { LookAlong } from '../../partijen/werkplek/look-along.tsx'
import { zaakregister } from '../../zaakregister/contract.ts'
import { ZaakLink } from '../../zaken/werkplek/zaak-link.tsx'
import { type Klanttaak, klanttaken } from '../contract.ts'
import { ExtendDialog, ProcessDialog, RemindDialog, WithdrawDialog } from './act-dialogs.tsx'
import { CustomerView } from './customer-view.tsx'
import { HandedIn } from './handed-in.tsx'
import { PerformDialog } from './perform-dialog.tsx'
import { klanttaakQuery, paymentsQuery, trailQuery } from './queries.ts'
import { KlanttaakState } from './state.tsx'
import { klanttaakTexts } from './texts.ts'

const route = getRouteApi('/ingelogd/klanttaken/$uuid')

/** Shows one klanttaak: how far it is, what the customer sees and did, and what happened to it. */
export function KlanttaakPage() {
  const t = useTexts(klanttaakTexts)
  const { uuid } = route.useParams()
  const query = useQuery(klanttaakQuery(uuid))
  const back = (
    <Link className="utrecht-link" to="/klanttaken">
      {t.title}
    </Link>
  )
  return (
    <Page title={query.data?.titel ?? t.klanttaak} above={back}>
      <Loaded query={query} gone={t.gone}>
        {(taak) => (
          <Columns>
            <Stack gap="large">
              <About taak={taak} />
              {taak.uitvoering && <HandedIn taak={taak} uitvoering={taak.uitvoering} />}
              {taak.opdracht.soort === 'betaaltaak' && <Payments taak={taak} />}
              <Trail taak={taak} />
            </Stack>
            <Panel title={t.asCustomer}>
              <CustomerView taak={taak} />
              <LookAlong partij={taak.partij.uuid} path={`/taken/${taak.uuid}`} />
            </Panel>
          </Columns>
        )}
      </Loaded>
    </Page>
  )
}

/** Links to the zaak, in whichever register it is. */
function ZaakOf({ zaak }: Pick<Klanttaak, 'zaak'>) {
  const t = useTexts(klanttaakTexts)
  const maySee = useRight(zaakregister.zaken)
  const name = [zaak.identificatie || t.withoutNumber, zaak.zaaktype].filter(Boolean).join(', ')
  if (zaak.zaaksysteem) return <ZaakLink zaak={{ zaaksysteem: zaak.zaaksysteem, zaak: zaak.uuid }}>{name}</ZaakLink>
  if (!maySee) return name
  return (
    <Link className="utrecht-link" to="/behandelen/$uuid" params={{ uuid: zaak.uuid }}>
      {name}
    </Link>
  )
}

function About({ taak }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  return (
    <Panel title={t.state} actions={<KlanttaakState taak={taak} />}>
      <DataList
        items={[
          [t.kind, t.kinds[taak.opdracht.soort]],
          [t.customer, `${taak.partij.naam} (${taak.partij.nummer})`],
          [t.zaak, <ZaakOf key="zaak" zaak={taak.zaak} />],
          [t.lastDay, formats.longDate(taak.laatsteDag)],
          [t.lateAllowed, taak.teLaatToegestaan && t.yes],
          [t.level, t.levels[taak.niveau]],
          [t.processedBy, taak.behandelaar?.naam ?? t.processors[taak.verwerker]],
          [t.setOutBy, t.by(taak.door.naam, formats.moment(taak.uitgezetOp))],
          [t.withdrawnBecause, taak.reden],
        ]}
      />
      <Acts taak={taak} />
    </Panel>
  )
}

const DIALOGS = {
  perform: PerformDialog,
  extend: ExtendDialog,
  withdraw: WithdrawDialog,
  process: ProcessDialog,
  remind: RemindDialog,
} as const

/** Could the customer not be reminded, and did nobody do so since? */
function useUnreminded({ uuid }: Klanttaak): boolean {
  const { data = [] } = useQuery(trailQuery(uuid))
  return data.find(({ soort }) => soort === 'herinnerd' || soort === 'niet_herinnerd')?.soort === 'niet_herinnerd'
}

/** The actions that the user may do with it. */
function Acts({ taak }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakTexts)
  const [asking, setAsking] = useState<keyof typeof DIALOGS>()
  const mayPerform = useRight(klanttaken.uitvoeren)
  const mayChange = useRight(klanttaken.intrekken)
  const mayProcess = useRight(klanttaken.verwerken)
  const { status, teLaatToegestaan } = taak
  const canChange = status === 'open' || status === 'verlopen'
  const canPerform = status === 'open' || (status === 'verlopen' && teLaatToegestaan)
  const isUnreminded = useUnreminded(taak)
  const Asked = asking && DIALOGS[asking]
  return (
    <>
      <Actions>
        {mayPerform && canPerform && (
          <Button variant="primary" onClick={() => setAsking('perform')}>
            {t.perform}
          </Button>
        )}
        {mayProcess && status === 'uitgevoerd' && (
          <Button variant="primary" onClick={() => setAsking('process')}>
            {t.process}
          </Button>
        )}
        {mayPerform && canChange && isUnreminded && <Button onClick={() => setAsking('remind')}>{t.remind}</Button>}
        {mayChange && canChange && (
          <>
            <Button onClick={() => setAsking('extend')}>{t.extend}</Button>
            <Button onClick={() => setAsking('withdraw')}>{t.withdraw}</Button>
          </>
        )}
      </Actions>
      {Asked && <Asked taak={taak} onClose={() => setAsking(undefined)} />}
    </>
  )
}

/** Shows the attempts to pay. */
function Payments({ taak }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  const query = useQuery(paymentsQuery(taak.uuid))
  return (
    <Panel title={t.payments}>
      <Loaded query={query}>
        {(betalingen) =>
          betalingen.length === 0 ? (
            <p className="balie-soft">{t.noPayments}</p>
          ) : (
            <Timeline items={betalingen} keyOf={({ uuid }) => uuid}>
              {({ status, bedrag, terugbetaald, statusOp }) => (
                <>
                  <strong>{t.paymentStates[status]}</strong>
                  <div className="balie-soft">{`${formats.amount(bedrag)}, ${formats.moment(statusOp)}`}</div>
                  {terugbetaald > 0 && <div>{t.paidBack(formats.amount(terugbetaald))}</div>}
                </>
              )}
            </Timeline>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Trail({ taak }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  const query = useQuery(trailQuery(taak.uuid))
  return (
    <Panel title={t.trail}>
      <Loaded query={query}>
        {(stappen) => (
          <Timeline items={stappen} keyOf={({ uuid }) => uuid}>
            {({ soort, op, door, reden }) => (
              <>
                <strong>{t.steps[soort]}</strong>
                <div className="balie-soft">{t.by(door?.naam ?? t.byItself, formats.moment(op))}</div>
                {reden && <p className="balie-prose">{reden}</p>}
              </>
            )}
          </Timeline>
        )}
      </Loaded>
    </Panel>
  )
}

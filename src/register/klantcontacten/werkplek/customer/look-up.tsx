import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useRight } from '../../../../web/frame/rights.ts'
import { StatusBadge } from '../../../../web/ui/badge.tsx'
import { Button } from '../../../../web/ui/button.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Panel, Stack } from '../../../../web/ui/layout.tsx'
import { klantcontacten } from '../../contract.ts'
import { naamOfGevonden } from '../contact.ts'
import type { Values } from '../question-values.ts'
import { useStart } from '../start.ts'
import { Profile } from './customer-profile.tsx'
import { CustomerSearch } from './customer-search.tsx'
import type { Choice } from './customer-sources.ts'
import { customerTexts } from './customer-texts.ts'
import { lookUpTexts } from './look-up-texts.ts'

/** It is fetched apart from the search, which the contact screen has too. */
const RecentCustomers = lazy(async () => ({ default: (await import('./recent-customers.tsx')).RecentCustomers }))

type Gevonden = NonNullable<Values['gevonden']>

/** Finds a customer, without beginning a contact that would stay behind. */
export function LookUp() {
  const t = useTexts(lookUpTexts)
  const navigate = useNavigate()
  const mayRead = useRight(klantcontacten.klantbeeld)
  const [found, setFound] = useState<Gevonden>()
  // After each choice the search starts again, with its list closed, and the user continues at what was found.
  const [turn, setTurn] = useState(0)
  const choose = (choice: Choice) => {
    setTurn((before) => before + 1)
    if ('found' in choice) setFound(choice.found)
    else void navigate({ to: '/klanten/$uuid', params: { uuid: choice.customer.id } })
  }
  return (
    <>
      <Panel title={t.lookUp}>
        <p className="balie-soft">{t.lookUpHelp}</p>
        <CustomerSearch key={turn} onChoose={choose} autoFocus={false} />
        {mayRead && (
          <Suspense>
            <RecentCustomers />
          </Suspense>
        )}
      </Panel>
      {found && <FoundElsewhere key={`found ${turn}`} gevonden={found} />}
    </>
  )
}

interface FoundElsewhereProps {
  gevonden: Gevonden
  /** A contact with them begins. */
  onBegin?(): void
}

/** Shows somebody from the BRP or the Handelsregister, who is no customer of the register yet. */
export function FoundElsewhere({ gevonden, onBegin }: FoundElsewhereProps) {
  const t = useTexts(lookUpTexts)
  const c = useTexts(customerTexts)
  const start = useStart()
  return (
    <Panel title={naamOfGevonden(gevonden)} takesFocus>
      <Stack gap="small">
        {gevonden.partij.indicatieGeheimhouding && (
          <p>
            <StatusBadge tone="warning">{c.secret}</StatusBadge>
          </p>
        )}
        <p className="balie-soft">{`${c.foundIn[gevonden.bron]}: ${gevonden.omschrijving}`}</p>
        {gevonden.bron === 'kvk' && <Profile partij={gevonden.partij} />}
        <div>
          <Button busy={start.isPending} onClick={() => start.mutate({ gevonden }, { onSuccess: onBegin })}>
            {t.begin}
          </Button>
        </div>
      </Stack>
    </Panel>
  )
}

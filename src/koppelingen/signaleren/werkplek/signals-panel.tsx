import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { Klantcontact } from '../../../register/klantcontacten/contract.ts'
import { signalen } from '../../../register/signalen/contract.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { PassOnDialog } from './pass-on-dialog.tsx'
import { categoriesQuery, signalsOfQuery } from './queries.ts'
import { SignalActions, SignalStanding } from './signal-state.tsx'
import { signalTexts } from './texts.ts'

/** The meldingen of a klantcontact in Signalen, and a way to pass it on; nothing where there is no Signalen and was none. */
export function SignalsPanel({ contact }: { contact: z.output<typeof Klantcontact> }) {
  const t = useTexts(signalTexts)
  const [isOpen, setOpen] = useState(false)
  const mayPassOn = useRight(signalen.maken)
  const { data: choices } = useQuery({ ...categoriesQuery, enabled: mayPassOn })
  const { data } = useQuery(signalsOfQuery(contact.uuid))
  const found = data?.resultaten ?? []
  if (found.length === 0 && !choices?.aangesloten) return null
  const passOn = choices?.aangesloten && <Button onClick={() => setOpen(true)}>{t.passOn}</Button>
  return (
    <Panel title={t.panel} actions={passOn}>
      {found.length === 0 && <p className="balie-soft">{t.noneHere}</p>}
      <ul className="balie-list balie-list--lined">
        {found.map((signaal) => (
          <li key={signaal.uuid}>
            <strong>{[signaal.nummer, signaal.categorieNaam].filter(Boolean).join(', ')}</strong>
            {signaal.adres && <div>{signaal.adres}</div>}
            <SignalStanding signaal={signaal} />
            <SignalActions signaal={signaal} />
          </li>
        ))}
      </ul>
      {isOpen && choices && <PassOnDialog contact={contact} choices={choices} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { zaaksysteem } from '../../koppelingen/zaaksysteem/contract.ts'
import { KLANTCONTACTEN } from '../../register/internetaken/werkplek/queries.ts'
import type { Klantcontact } from '../../register/klantcontacten/contract.ts'
import { zaken } from '../../register/zaken/contract.ts'
import { LinkFields, UnlinkDialog, useSystemChoice } from '../../register/zaken/werkplek/link-fields.tsx'
import {
  goesAlongWith,
  NO_START,
  StartFields,
  startBody,
  WhatGoesAlong,
} from '../../register/zaken/werkplek/start-fields.tsx'
import { zaakTexts } from '../../register/zaken/werkplek/texts.ts'
import { ZakenPanel } from '../../register/zaken/werkplek/zaken-panel.tsx'
import { clientOf } from '../../web/frame/client.ts'
import { useRight } from '../../web/frame/rights.ts'
import { useMeld } from '../../web/ui/announce.tsx'
import { Actions, Button } from '../../web/ui/button.tsx'
import { useFormulier } from '../../web/ui/form.tsx'
import { FormDialog } from '../../web/ui/form-dialog.tsx'
import { useTexts } from '../../web/ui/language.tsx'
import { klantcontactTexts } from './texts.ts'

type Contact = z.output<typeof Klantcontact>
type LinkedZaak = Contact['opvolging']['zaken'][number]

interface DialogProps {
  contact: Contact
  /** The act is done; the message says what was done. */
  onDone(message: string): void
  onClose(): void
}

/** Starts a zaak because of a klantcontact. */
function StartDialog({ contact, onDone, onClose }: DialogProps) {
  const t = useTexts(zaakTexts)
  const k = useTexts(klantcontactTexts)
  const form = useFormulier({
    initial: NO_START,
    check: ({ zaaktype }) => (zaaktype ? [] : [{ name: 'zaaktype', reason: t.chooseZaaktype }]),
    submit: (values) => clientOf(zaken).starten({ params: { uuid: contact.uuid }, body: startBody(values) }),
    onDone: ({ zaaktype }) => onDone(t.startedNow(zaaktype.omschrijving)),
  })
  return (
    <FormDialog title={t.startTitle} form={form} action={t.startAction} onClose={onClose}>
      <p>{k.startHelp}</p>
      <StartFields zaaktype={form.field('zaaktype')} toelichting={form.field('toelichting')} />
      <WhatGoesAlong {...goesAlongWith(contact, t)} />
    </FormDialog>
  )
}

/** Links an existing zaak, by its number. */
function LinkDialog({ contact, onDone, onClose }: DialogProps) {
  const t = useTexts(zaakTexts)
  const choice = useSystemChoice()
  const form = useFormulier({
    initial: { nummer: '' },
    check: ({ nummer }) => choice.check(nummer),
    submit: ({ nummer }) =>
      clientOf(zaaksysteem).koppelen({
        params: { uuid: contact.uuid },
        body: { nummer: nummer.trim(), zaaksysteem: choice.chosenFor(nummer) },
      }),
    onProblem: (error, { nummer }) => choice.onProblem(error, nummer),
    onDone: (_zaak, { nummer }) => onDone(t.linked(nummer.trim())),
  })
  return (
    <FormDialog title={t.link} form={form} action={t.linkAction} onClose={onClose}>
      <LinkFields number={form.field('nummer')} choice={choice} error={form.error('zaaksysteem')} />
    </FormDialog>
  )
}

/** Shows the zaken to which a klantcontact led, and lets a user who may start one, link one, or take one away. */
export function ContactZaken({ contact }: { contact: Contact }) {
  const t = useTexts(zaakTexts)
  const meld = useMeld()
  const client = useQueryClient()
  const mayLink = useRight(zaaksysteem.koppelen)
  const mayStart = useRight(zaken.starten)
  const [opened, setOpened] = useState<'start' | 'link' | LinkedZaak>()
  const close = () => setOpened(undefined)
  const done = (message: string) => {
    close()
    meld.show('ok', message)
    void client.invalidateQueries({ queryKey: KLANTCONTACTEN })
  }
  const doing = { onDone: done, onClose: close }
  const actions = (
    <Actions>
      {mayStart && <Button onClick={() => setOpened('start')}>{t.start}</Button>}
      {mayLink && <Button onClick={() => setOpened('link')}>{t.link}</Button>}
    </Actions>
  )
  return (
    <ZakenPanel {...contact.opvolging} actions={actions} onUnlink={mayLink ? setOpened : undefined}>
      {opened === 'start' && <StartDialog contact={contact} {...doing} />}
      {opened === 'link' && <LinkDialog contact={contact} {...doing} />}
      {typeof opened === 'object' && (
        <UnlinkDialog
          zaak={opened}
          unlink={(body) =>
            clientOf(zaaksysteem).ontkoppelen({ params: { uuid: contact.uuid, zaak: opened.uuid }, body })
          }
          {...doing}
        />
      )}
    </ZakenPanel>
  )
}

import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { Page } from '../../../web/frame/page.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { FileField } from '../../../web/ui/file-field.tsx'
import { Form, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { inkomend, MOST_DSO_KB } from '../contract.ts'
import { readInTexts } from './read-in-texts.ts'

const MOST_BYTES = MOST_DSO_KB * 1024

interface Values {
  bestand: File[]
}

interface Registered {
  uuid: string
  nummer: string
}

/** A page to read in a verzoek of the Omgevingsloket that did not come by an adapter. */
export function ReadInPage() {
  const t = useTexts(readInTexts)
  const [registered, setRegistered] = useState<Registered>()
  const form = useFormulier<Values, Registered>({
    initial: { bestand: [] },
    check: ({ bestand }) => (bestand.length === 0 ? [{ name: 'bestand', reason: t.fileMissing }] : []),
    submit: async ({ bestand: [file = new Blob()] }) => {
      setRegistered(undefined)
      return (await clientOf(inkomend).inlezen({ body: file })).klantcontact
    },
    onDone: (klantcontact) => {
      setRegistered(klantcontact)
      form.reset()
    },
  })
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      <Form form={form}>
        <FileField
          label={t.file}
          description={t.fileHelp}
          single
          accept=".xml,application/xml,text/xml"
          maxBytes={MOST_BYTES}
          {...form.field('bestand')}
        />
        <Actions>
          <Button type="submit" variant="primary" busy={form.busy}>
            {t.act}
          </Button>
        </Actions>
      </Form>
      <div role="status">
        {registered && (
          <p>
            {t.done}{' '}
            <Link className="utrecht-link" to="/klantcontacten/$uuid" params={{ uuid: registered.uuid }}>
              {registered.nummer}
            </Link>
          </p>
        )}
      </div>
    </Page>
  )
}

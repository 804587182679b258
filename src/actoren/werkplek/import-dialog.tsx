import { useState } from 'react'
import { Alert } from '../../ui/alert.tsx'
import { Actions, Button } from '../../ui/button.tsx'
import { CheckboxField, RadioField } from '../../ui/choice-fields.tsx'
import { DataList } from '../../ui/data-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { base64Of, FileField } from '../../ui/file-field.tsx'
import { Form, useFormulier } from '../../ui/form.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Stack } from '../../ui/layout.tsx'
import { useAct } from '../../werkplek/beheer/act.ts'
import { clientOf } from '../../werkplek/client.ts'
import { actoren, type Inleesverslag } from '../contract.ts'
import { ACTOREN } from './actor-dialog.tsx'
import { actorTexts } from './texts.ts'

const SOURCES = ['medewerkers', 'afdelingen', 'objecten'] as const
const MOST_BYTES = 35_000_000
/** How many names are written out. */
const MOST_NAMES = 10

interface Values {
  bron: (typeof SOURCES)[number]
  bestand: File[]
  compleet: boolean
}

/** Takes in, or tries to: with `proef` nothing changes. */
async function takeIn({ bron, bestand: [file], compleet }: Values, proef: boolean): Promise<Inleesverslag> {
  if (bron === 'objecten') return clientOf(actoren).overnemen({ body: { proef } })
  if (!file) throw new Error('No file.')
  return clientOf(actoren).inlezen({ body: { soort: bron, inhoud: await base64Of(file), compleet, proef } })
}

const changesIn = ({ nieuw, gewijzigd, uitgezet }: Inleesverslag) => nieuw.length + gewijzigd.length + uitgezet.length

function Report({ verslag }: { verslag: Inleesverslag }) {
  const t = useTexts(actorTexts)
  const names = (rows: readonly { naam: string }[]) => {
    if (rows.length === 0) return ''
    const shown = rows.slice(0, MOST_NAMES).map(({ naam }) => naam)
    const rest = rows.length - shown.length
    return `${rows.length}: ${[...shown, ...(rest > 0 ? [t.more(rest)] : [])].join(', ')}`
  }
  return (
    <Stack>
      {changesIn(verslag) === 0 && <p>{t.nothing}</p>}
      <DataList
        items={[
          [t.new, names(verslag.nieuw)],
          [t.changed, names(verslag.gewijzigd)],
          [t.switchedOff, names(verslag.uitgezet)],
          [t.unchanged, String(verslag.ongewijzigd)],
        ]}
      />
      {verslag.waarschuwingen.length > 0 && (
        <Alert kind="warning" title={t.warnings}>
          <ul className="balie-list">
            {verslag.waarschuwingen.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Alert>
      )}
    </Stack>
  )
}

/** Takes in medewerkers, afdelingen and groepen: first what it would do, then for real. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const t = useTexts(actorTexts)
  const [trial, setTrial] = useState<Inleesverslag>()
  const form = useFormulier<Values, Inleesverslag>({
    initial: { bron: 'medewerkers', bestand: [], compleet: false },
    check: ({ bron, bestand }) =>
      bron !== 'objecten' && bestand.length === 0 ? [{ name: 'bestand', reason: t.fileMissing }] : [],
    submit: (values) => takeIn(values, true),
    onDone: setTrial,
  })
  const doIt = useAct(ACTOREN, async (values: Values) => {
    const verslag = await takeIn(values, false)
    onClose()
    return t.imported(changesIn(verslag))
  })
  return (
    <Dialog title={t.importTitle} onClose={onClose} wide>
      {trial ? (
        <Stack gap="large">
          <Report verslag={trial} />
          <Actions>
            <Button variant="primary" busy={doIt.isPending} onClick={() => doIt.mutate(form.values)}>
              {t.doIt}
            </Button>
            <Button onClick={() => setTrial(undefined)}>{t.again}</Button>
          </Actions>
        </Stack>
      ) : (
        <Form form={form}>
          <p>{t.tryHelp}</p>
          <RadioField
            label={t.source}
            choices={SOURCES.map((value) => ({ value, label: t.sources[value] }))}
            {...form.field('bron')}
          />
          {form.values.bron !== 'objecten' && (
            <>
              <FileField
                label={t.file}
                single
                accept=".csv,text/csv"
                maxBytes={MOST_BYTES}
                {...form.field('bestand')}
              />
              <CheckboxField label={t.complete} {...form.field('compleet')} />
            </>
          )}
          <FormButtons text={t.try} form={form} onClose={onClose} />
        </Form>
      )}
    </Dialog>
  )
}

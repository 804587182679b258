import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { CheckboxField, RadioField } from '../../../web/ui/choice-fields.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { base64Of, FileField } from '../../../web/ui/file-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure, Stack } from '../../../web/ui/layout.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import { useAct } from '../../beheer/werkplek/act.ts'
import { actoren, type Inleesverslag } from '../contract.ts'
import { ACTOREN } from './actor-dialog.tsx'
import { actorTexts } from './texts.ts'

const SOURCES = ['medewerkers', 'afdelingen', 'objecten'] as const
const MOST_BYTES = 35_000_000

interface Values {
  bron: (typeof SOURCES)[number]
  bestand: File[]
  compleet: boolean
}

/** Runs an import, or only tries it: with `proef` nothing changes. */
async function takeIn({ bron, bestand: [file], compleet }: Values, proef: boolean): Promise<Inleesverslag> {
  if (bron === 'objecten') return clientOf(actoren).overnemen({ body: { proef } })
  if (!file) throw new Error('No file.')
  return clientOf(actoren).inlezen({ body: { soort: bron, inhoud: await base64Of(file), compleet, proef } })
}

const changesIn = ({ nieuw, gewijzigd, uitgezet }: Inleesverslag) => nieuw.length + gewijzigd.length + uitgezet.length

/** Shows all names for one kind of change, folded under their number. */
function Names({ title, rows }: { title: string; rows: Inleesverslag['nieuw'] | Inleesverslag['gewijzigd'] }) {
  const t = useTexts(actorTexts)
  if (rows.length === 0) return null
  return (
    <Disclosure summary={t.reported(title, rows.length)}>
      <ul className="balie-list">
        {rows.map((row) => (
          <li key={`${row.soort} ${row.code}`}>
            {t.named(row.naam, row.code)}
            {'velden' in row && `: ${row.velden.map(({ veld }) => veld).join(', ')}`}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function Report({ verslag }: { verslag: Inleesverslag }) {
  const t = useTexts(actorTexts)
  return (
    <Stack>
      <p role="status">{verslag.proef ? t.wouldChange(changesIn(verslag)) : t.imported(changesIn(verslag))}</p>
      <Names title={t.new} rows={verslag.nieuw} />
      <Names title={t.changed} rows={verslag.gewijzigd} />
      <Names title={t.switchedOff} rows={verslag.uitgezet} />
      <p>{t.reported(t.unchanged, verslag.ongewijzigd)}</p>
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

/**
 * A dialog to import medewerkers, afdelingen and groepen. It first shows what would happen and then does it; the result stays on the
 * screen.
 */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const t = useTexts(actorTexts)
  const kit = useTexts(kitTexts)
  const [verslag, setVerslag] = useState<Inleesverslag>()
  const form = useFormulier<Values, Inleesverslag>({
    initial: { bron: 'medewerkers', bestand: [], compleet: false },
    check: ({ bron, bestand }) =>
      bron !== 'objecten' && bestand.length === 0 ? [{ name: 'bestand', reason: t.fileMissing }] : [],
    submit: (values) => takeIn(values, true),
    onDone: setVerslag,
  })
  const doIt = useAct(ACTOREN, async (values: Values) => {
    setVerslag(await takeIn(values, false))
    return undefined
  })
  if (!verslag)
    return (
      <FormDialog title={t.importTitle} form={form} action={t.try} onClose={onClose} wide>
        <p>{t.tryHelp}</p>
        <RadioField
          label={t.source}
          choices={SOURCES.map((value) => ({ value, label: t.sources[value] }))}
          {...form.field('bron')}
        />
        {form.values.bron !== 'objecten' && (
          <>
            <FileField label={t.file} single accept=".csv,text/csv" maxBytes={MOST_BYTES} {...form.field('bestand')} />
            <CheckboxField label={t.complete} {...form.field('compleet')} />
          </>
        )}
      </FormDialog>
    )
  return (
    <Dialog title={t.importTitle} onClose={onClose} wide>
      <Stack gap="large">
        <Report verslag={verslag} />
        <Actions>
          {verslag.proef ? (
            <>
              <Button variant="primary" busy={doIt.isPending} onClick={() => doIt.mutate(form.values)}>
                {t.doIt}
              </Button>
              <Button onClick={() => setVerslag(undefined)}>{t.again}</Button>
            </>
          ) : (
            <Button variant="primary" onClick={onClose}>
              {kit.close}
            </Button>
          )}
        </Actions>
      </Stack>
    </Dialog>
  )
}

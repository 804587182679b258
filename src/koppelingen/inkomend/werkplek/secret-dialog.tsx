import { useState } from 'react'
import { useDone, useProposed } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { NewSecret } from '../../../inrichting/toegang/werkplek/new-secret.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Form, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { type InkomendKanaal, inkomend } from '../contract.ts'
import { INKOMEND } from './queries.ts'
import { inkomendTexts } from './texts.ts'

const LONGEST = 500

/** A dialog with the address of a kanaal and its secret: that of the other system, or a new one, which is shown once. */
export function SecretDialog({ kanaal, onClose }: { kanaal: InkomendKanaal; onClose(): void }) {
  const t = useTexts(inkomendTexts)
  const beheer = useTexts(beheerTexts)
  const done = useDone(INKOMEND)
  const [made, setMade] = useState<string>()
  const form = useFormulier({
    initial: { geheim: '' },
    submit: ({ geheim }) =>
      clientOf(inkomend).geheimZetten({ params: { uuid: kanaal.uuid }, body: geheim ? { geheim } : {} }),
    onProposed: useProposed(onClose),
    onDone: ({ geheim }) => {
      setMade(geheim ?? undefined)
      void done(t.secretSaved(kanaal.naam))
      if (geheim === null) onClose()
    },
  })
  return (
    <Dialog title={t.secretTitle(kanaal.naam)} onClose={onClose}>
      <Form form={form}>
        <Stack>
          <p>{t.secretHelp[kanaal.soort]}</p>
          <TextField label={t.address} readOnly value={location.origin + kanaal.pad} onChange={() => undefined} />
          {made ? (
            <NewSecret secret={made} />
          ) : (
            <TextField
              label={t.secretOfOther}
              description={kanaal.heeftGeheim ? t.secretReplaces : t.secretEmpty}
              required={false}
              maxLength={LONGEST}
              spellCheck={false}
              {...form.field('geheim')}
            />
          )}
          <Actions>
            {!made && (
              <Button type="submit" variant="primary" busy={form.busy}>
                {form.values.geheim ? beheer.save : t.secretMake}
              </Button>
            )}
            <Button onClick={onClose}>{t.close}</Button>
          </Actions>
        </Stack>
      </Form>
    </Dialog>
  )
}

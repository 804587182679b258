import { useRef, useState } from 'react'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { lengthOf } from '../../../platform/lengths.ts'
import type { Postvakbericht } from '../../../register/meldingen/contract.ts'
import { Mailbox } from '../../../register/meldingen/werkplek/mailbox.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { Form, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Stack } from '../../../web/ui/layout.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { demopost, NieuweDemopost } from '../contract.ts'
import { demoTexts } from './demo-texts.ts'

/** It is kept outside the page: who looks at the task that came of a mail finds what they typed when they come back. */
let typed = { naam: '', van: '', onderwerp: '', tekst: '', antwoordOp: null as string | null }

const again = (onderwerp: string): string => (/^re:/i.test(onderwerp) ? onderwerp : `Re: ${onderwerp}`)

/** Shows all mail of a demonstration, and lets somebody write as a klant: to the gemeente, or in answer to a mail. */
export function DemoPage() {
  const t = useTexts(demoTexts)
  const meld = useMeld()
  const place = useRef<HTMLDivElement>(null)
  const [begin] = useState(typed)
  const form = useFormulier({
    initial: begin,
    submit: (body) => clientOf(demopost).schrijven({ body }),
    onDone: () => {
      form.change({ onderwerp: '', tekst: '', antwoordOp: null })
      meld.show('ok', t.sent)
    },
  })
  typed = form.values
  const answer = ({ uuid, aan, onderwerp }: Postvakbericht) => {
    form.change({ antwoordOp: uuid, naam: '', van: aan.split(',')[0] ?? '', onderwerp: again(onderwerp) })
    place.current?.querySelector('textarea')?.focus()
  }
  const isAnswer = form.values.antwoordOp !== null
  return (
    <BeheerPage title={t.title}>
      <Stack gap="large">
        <Mailbox
          actionsOf={(mail) =>
            mail.beantwoordbaar && (
              <Button about={mail.onderwerp} onClick={() => answer(mail)}>
                {t.answer}
              </Button>
            )
          }
        >
          <div ref={place}>
            <Panel title={isAnswer ? t.answering(form.values.onderwerp) : t.write}>
              <p>{t.help}</p>
              <Form form={form}>
                <TextField
                  label={t.name}
                  required={false}
                  maxLength={lengthOf(NieuweDemopost, 'naam')}
                  {...form.field('naam')}
                />
                <TextField label={t.address} type="email" description={t.addressHelp} {...form.field('van')} />
                <TextField
                  label={t.subject}
                  maxLength={lengthOf(NieuweDemopost, 'onderwerp')}
                  {...form.field('onderwerp')}
                />
                <TextareaField
                  label={t.text}
                  rows={6}
                  max={lengthOf(NieuweDemopost, 'tekst')}
                  {...form.field('tekst')}
                />
                <Actions>
                  <Button type="submit" variant="primary" busy={form.busy}>
                    {t.send}
                  </Button>
                  {isAnswer && <Button onClick={() => form.change({ antwoordOp: null })}>{t.noAnswer}</Button>}
                </Actions>
              </Form>
            </Panel>
          </div>
        </Mailbox>
      </Stack>
    </BeheerPage>
  )
}

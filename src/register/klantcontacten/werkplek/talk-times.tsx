import { useState } from 'react'
import { useTalks } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { Button } from '../../../web/ui/button.tsx'
import type { FormState } from '../../../web/ui/form.tsx'
import { today, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { filledIn } from '../../../web/ui/time.ts'
import { MomentField } from '../../../web/ui/time-fields.tsx'
import { isTalk, now } from './contact.ts'
import type { Values } from './question-values.ts'
import { contactTexts } from './texts.ts'

/** Shows since when a talk goes on and until when, where the kanaal is one by which people talk. */
export function TalkTimes({ form }: { form: FormState<Values> }) {
  const talks = useTalks()
  return isTalk(form.values, talks) && <Times form={form} />
}

/** Lets a user say that a talk is over, or put its times right. It stands before the fields, so that the Tab key passes it by. */
function Times({ form }: { form: FormState<Values> }) {
  const t = useTexts(contactTexts)
  const formats = useFormats()
  const [isOpened, setOpened] = useState(false)
  const { begonnen, geeindigd } = form.values
  const isOpen = isOpened || Boolean(form.error('begonnen') ?? form.error('geeindigd'))
  // A half typed time is not shown.
  const shown = (local: string) => {
    const moment = filledIn(local)
    if (!moment) return ''
    return local.startsWith(today()) ? formats.time(moment) : formats.moment(moment)
  }
  return (
    <Stack gap="small">
      <div className="balie-toolbar">
        <span className="balie-soft balie-small">{t.talk(shown(begonnen), shown(geeindigd))}</span>
        {begonnen !== '' && (
          <Button variant="subtle" onClick={() => form.change({ geeindigd: geeindigd === '' ? now() : '' })}>
            {geeindigd === '' ? t.talkDone : t.talkGoesOn}
          </Button>
        )}
        <Button variant="subtle" aria-expanded={isOpen} onClick={() => setOpened(!isOpen)}>
          {t.talkTimes}
        </Button>
      </div>
      {isOpen && (
        <div className="contact-fields">
          <MomentField label={t.talkBegun} required={false} {...form.field('begonnen')} />
          <MomentField label={t.talkEnded} required={false} {...form.field('geeindigd')} />
        </div>
      )}
    </Stack>
  )
}

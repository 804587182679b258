import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { clientOf } from '../../../../web/frame/client.ts'
import { useMeld } from '../../../../web/ui/announce.tsx'
import { Button } from '../../../../web/ui/button.tsx'
import type { FormState } from '../../../../web/ui/form.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Disclosure, Stack, Toolbar } from '../../../../web/ui/layout.tsx'
import { faultText } from '../../../../web/ui/problems.ts'
import { TextareaField } from '../../../../web/ui/text-field.tsx'
import { kitTexts } from '../../../../web/ui/texts.ts'
import { aankondigingen, MEESTE_ONTVANGERS } from '../../../aankondigingen/contract.ts'
import type { Values } from '../question-values.ts'
import { recipientTexts } from './recipient-texts.ts'

type Recipient = NonNullable<Values['ontvangers']>[number]

/** Reads the numbers from a text that was copied from a list: one on each line, or with commas. */
const numbersIn = (text: string): string[] =>
  text
    .split(/[\n,;]+/)
    .map((part) => part.replaceAll(/[\s.]/g, ''))
    .filter(Boolean)

interface Found {
  recipients: Recipient[]
  /** This part of the text still has to be mended. */
  rest: string
  message: string
}

/** Shows the recipients of a message to many: known customers, found by their numbers (R13). */
export function Recipients({ form, onOne }: { form: FormState<Values>; onOne(): void }) {
  const t = useTexts(recipientTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const recipients = form.values.ontvangers ?? []
  const numbers = form.field('nummers')
  const input = useRef<HTMLDivElement>(null)
  const add = useMutation({
    mutationFn: async (): Promise<Found> => {
      const nummers = numbersIn(numbers.value)
      const { gevonden, onbekend, onduidelijk } = await clientOf(aankondigingen).ontvangers({ body: { nummers } })
      const known = new Set(recipients.map(({ uuid }) => uuid))
      const fresh = gevonden.filter(({ uuid }) => !known.has(uuid))
      const left = [...onbekend, ...onduidelijk].sort((a, b) => a - b).map((place) => nummers[place])
      return {
        recipients: [...recipients, ...fresh],
        rest: left.join('\n'),
        message: [t.added(fresh.length), left.length > 0 && t.notFound(left.length)].filter(Boolean).join(' '),
      }
    },
    onSuccess: (found) => {
      form.change({ ontvangers: found.recipients, nummers: found.rest })
      meld.show(found.rest ? 'error' : 'ok', found.message)
      input.current?.querySelector('textarea')?.focus()
    },
    onError: (fault) => meld.show('error', faultText(fault, kit)),
  })
  return (
    <Stack>
      <Toolbar align="spread">
        <p>
          <strong>{t.many}</strong> <span className="balie-soft">{t.manyHelp}</span>
        </p>
        <Button variant="subtle" onClick={onOne}>
          {t.one}
        </Button>
      </Toolbar>
      <div ref={input}>
        <TextareaField label={t.numbers} description={t.numbersHelp(MEESTE_ONTVANGERS)} rows={5} {...numbers} />
      </div>
      <div>
        <Button busy={add.isPending} onClick={() => numbersIn(numbers.value).length > 0 && add.mutate()}>
          {t.add}
        </Button>
      </div>
      {recipients.length > 0 && (
        <Disclosure summary={t.count(recipients.length)}>
          <ul className="balie-list balie-list--lined" aria-label={t.count(recipients.length)}>
            {recipients.map(({ uuid, naam, nummer }) => (
              <li key={uuid}>
                {naam} <span className="balie-soft">({nummer})</span>{' '}
                <Button
                  variant="subtle"
                  onClick={() =>
                    form.set(
                      'ontvangers',
                      recipients.filter((own) => own.uuid !== uuid),
                    )
                  }
                >
                  {t.remove}
                  <span className="balie-visually-hidden"> {naam}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Stack>
  )
}

import { useQuery } from '@tanstack/react-query'
import { instellingen } from '../../../../inrichting/instellingen/contract.ts'
import { INSTELLINGEN } from '../../../../inrichting/instellingen/werkplek/queries.ts'
import { clientOf } from '../../../../web/frame/client.ts'
import { DataList } from '../../../../web/ui/data-list.tsx'
import { useFormats } from '../../../../web/ui/format.ts'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Loaded } from '../../../../web/ui/loaded.tsx'
import { basisregistraties } from '../../../basisregistraties/contract.ts'
import type { Partij } from '../../../partijen/contract.ts'
import { contactTexts } from '../texts.ts'
import { customerTexts } from './customer-texts.ts'
import { useOutside } from './outside.ts'

/** Shows the questions by which the municipality establishes who calls, and what their answers must be (R1). */
export function ControlQuestions({ partij }: { partij?: Partij | undefined }) {
  const t = useTexts(contactTexts)
  const { data } = useQuery({ queryKey: INSTELLINGEN, queryFn: () => clientOf(instellingen).tonen() })
  const { brp } = useOutside()
  const bsn = partij?.identificatoren.find(({ soort }) => soort === 'bsn')?.nummer
  const questions = data?.teksten.controlevragen ?? []
  return (
    <div className="contact-fields contact-fields--top">
      {questions.length > 0 && (
        <div>
          <p>
            <strong>{t.controlQuestions}</strong>
          </p>
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </div>
      )}
      {partij && brp && bsn && <ToCheck partij={partij.uuid} bsn={bsn} />}
    </div>
  )
}

/** Shows what the BRP says of a customer. It is kept nowhere, because it is only there to check answers against. */
function ToCheck({ partij, bsn }: { partij: string; bsn: string }) {
  const c = useTexts(customerTexts)
  const formats = useFormats()
  const query = useQuery({
    queryKey: ['brp', partij],
    queryFn: () => clientOf(basisregistraties).personen({ body: { bsn } }),
    gcTime: 0,
    retry: false,
  })
  return (
    <Loaded query={query}>
      {({ resultaten: [person] }) =>
        person ? (
          <DataList
            items={[
              // Of some people only the year, or the month, is known.
              [c.birth, person.geboren.length === 10 ? formats.date(person.geboren) : person.geboren],
              [c.brpAddress, person.adres.join(', ')],
            ]}
          />
        ) : (
          <p className="balie-soft">{c.notInBrp}</p>
        )
      }
    </Loaded>
  )
}

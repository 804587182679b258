import { useQuery } from '@tanstack/react-query'
import { useRight } from '../../../web/frame/rights.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Heading } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { klanttaken } from '../contract.ts'
import { KlanttaakList } from './klanttaak-list.tsx'
import { klanttaakListTexts } from './list-texts.ts'
import { ofPartijQuery } from './queries.ts'

/** Shows what a customer still has to do, for whoever may see that. */
export function CustomerKlanttaken({ partij }: { partij: string }) {
  const t = useTexts(klanttaakListTexts)
  const maySee = useRight(klanttaken.lijst)
  const query = useQuery({ ...ofPartijQuery(partij), enabled: maySee })
  if (!maySee) return null
  return (
    <>
      <Heading level={3}>{t.title}</Heading>
      <Loaded query={query}>
        {(taken) =>
          taken.length === 0 ? <p className="balie-soft">{t.noneOfCustomer}</p> : <KlanttaakList taken={taken} />
        }
      </Loaded>
    </>
  )
}

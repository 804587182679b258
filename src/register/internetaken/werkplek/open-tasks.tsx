import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { internetaken } from '../contract.ts'
import { TAKEN } from './queries.ts'
import { takenTexts } from './texts.ts'

/** Warns that a medewerker still has tasks to do, with the way to hand them on. */
export function OpenTasks({ medewerker, naam }: { medewerker: string; naam: string }) {
  const t = useTexts(takenTexts)
  const query = useQuery({
    queryKey: [...TAKEN, 'van', medewerker],
    queryFn: () => clientOf(internetaken).heeftOpenTaken({ params: { uuid: medewerker } }),
  })
  const mayHandOn = useRight(internetaken.lijst)
  if (!query.data?.heeftOpenTaken) return null
  return (
    <Alert kind="warning" live>
      {t.stillHasTasks(naam)}{' '}
      {mayHandOn ? (
        <Link className="utrecht-link" to="/werklijst" search={{ lijst: 'alle', behandelaar: medewerker }}>
          {t.handOn}
        </Link>
      ) : (
        t.askToHandOn
      )}
    </Alert>
  )
}

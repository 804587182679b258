import { ActorsPage as Actors } from '../../inrichting/actoren/werkplek/actors-page.tsx'
import { OpenTasks } from '../../register/internetaken/werkplek/open-tasks.tsx'

/** The page with the actoren, which says of a medewerker who leaves what they still have to do. */
export const ActorsPage = () => (
  <Actors whenInactive={({ uuid, naam }) => <OpenTasks medewerker={uuid} naam={naam} />} />
)

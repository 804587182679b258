/** To destroy klantcontacten: a right of its own, because they are otherwise there for good (R10, R30). */
export const VERNIETIGEN = 'klantcontacten.vernietigen'

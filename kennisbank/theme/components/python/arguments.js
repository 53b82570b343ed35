// Without the module site: there are no packages to find.
export const ARGUMENTS = ["-S"];

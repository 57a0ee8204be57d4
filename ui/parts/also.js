// Other names by which texts may mention a person, for as long as the person is looked at.

let also = { person: "", names: /** @type {string[]} */ ([]) };

/** @type {(person: string, names: string[]) => void} */
export const lookFor = (person, names) => {
  also = { person, names };
};

/** @param {string} person */
export const alsoOf = (person) => (also.person === person ? also.names : []);

/** Several observers as one. */
export function observeTogether(observers) {
    return {
        attempt(description) {
            const observed = observers.map((observer) => observer.attempt(description));
            return {
                headers: Object.assign({}, ...observed.map(({ headers }) => headers)),
                over: (outcome) => {
                    for (const each of observed)
                        each.over(outcome);
                },
            };
        },
        heldBack(operation, reason) {
            for (const observer of observers)
                observer.heldBack(operation, reason);
        },
    };
}
//# sourceMappingURL=upstream-observer.js.map
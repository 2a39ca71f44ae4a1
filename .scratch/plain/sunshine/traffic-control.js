import { CircuitBreaker } from './circuit-breaker.js';
import { Governor, } from './governor.js';
import { SunshineError } from './sunshine-error.js';
import { observeTogether, } from './upstream-observer.js';
/** Milliseconds that upstream has to fail before it is given up on. */
const CIRCUIT_PATIENCE = 1_000;
/** Milliseconds until an upstream that was given up on is tried again. */
const CIRCUIT_PAUSE = 5_000;
/** Seconds to pause after a 429 that does not say for how long. */
const DEFAULT_PAUSE = 1;
/** The most seconds to pause, whatever a 429 says: after them somebody looks whether that still holds. */
const LONGEST_PAUSE = 3_600;
/** Decides when each attempt may go out, and learns from how it ended. Shared by all operations of the process. */
export class TrafficControl {
    #governor;
    #breaker;
    #observer;
    constructor({ concurrency, failures }, observer = observeTogether([])) {
        this.#observer = observer;
        this.#governor = new Governor(concurrency);
        this.#breaker = new CircuitBreaker({
            failures,
            lasting: CIRCUIT_PATIENCE,
            pause: CIRCUIT_PAUSE,
        });
    }
    get state() {
        return { ...this.#governor.load, circuit: this.#breaker.state };
    }
    /**
     * Waits until an attempt may go out.
     *
     * @param resendCount How many attempts of the same call went before.
     * @throws {SunshineError} `unreachable` while upstream is given up on; `rate-limited`, `timeout` or `cancelled` when
     *   its turn would come too late; `queue-full` when too many wait for theirs.
     */
    async admit(call, resendCount) {
        const turn = await this.#letOut(call);
        const { operation, method, url } = call;
        try {
            const observed = this.#observer.attempt({ operation, method, url, resendCount });
            return new AdmittedAttempt(turn, this.#breaker, observed);
        }
        catch (error) {
            this.#breaker.abandoned(turn.permit);
            turn.release({ kind: 'unknown' });
            throw error;
        }
    }
    async #letOut(call) {
        try {
            if (this.#breaker.state === 'open')
                throw new SunshineError(call.operation, 'unreachable');
            const admitted = this.#governor.admit(call);
            const release = admitted instanceof Promise ? await admitted : admitted;
            const permit = this.#breaker.admit();
            if (permit)
                return { permit, release };
            release({ kind: 'unknown' });
            throw new SunshineError(call.operation, 'unreachable');
        }
        catch (error) {
            if (error instanceof SunshineError)
                this.#observer.heldBack(call.operation, error.reason);
            throw error;
        }
    }
}
/** An attempt that was let out: tells everybody concerned how it ended. */
class AdmittedAttempt {
    headers;
    #turn;
    #breaker;
    #observed;
    #isOver = false;
    constructor(turn, breaker, observed) {
        this.headers = observed.headers;
        this.#turn = turn;
        this.#breaker = breaker;
        this.#observed = observed;
    }
    over(result) {
        if (this.#isOver)
            return;
        const { status, failure } = result;
        if (status === undefined || status >= 500)
            this.#breaker.failed(this.#turn.permit);
        else
            this.#breaker.succeeded(this.#turn.permit);
        this.#end(toCallResult(result), { status, failure });
    }
    abandoned(failure) {
        if (this.#isOver)
            return;
        this.#breaker.abandoned(this.#turn.permit);
        this.#end({ kind: 'unknown' }, { status: undefined, failure });
    }
    #end(result, outcome) {
        this.#isOver = true;
        this.#turn.release(result);
        this.#observed.over(outcome);
    }
}
function toCallResult({ status, retryAfter = DEFAULT_PAUSE }) {
    if (status === 429)
        return { kind: 'rate-limited', pause: Math.min(retryAfter, LONGEST_PAUSE) * 1_000 };
    if (status === 503)
        return { kind: 'overloaded' };
    return status === undefined || status >= 500 ? { kind: 'unknown' } : { kind: 'answered' };
}
//# sourceMappingURL=traffic-control.js.map
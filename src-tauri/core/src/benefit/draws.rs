//! Random numbers, drawn once.

use std::sync::LazyLock;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use super::INPUTS;

/// How many cases are drawn.
pub const RUNS: usize = 10_000;

/// What the numbers of every workspace follow from.
const SEED: u64 = 0x6E69_6E65_666F_6C64;

/// Numbers from the standard normal distribution, one for each range in each case, and their ranks.
///
/// The bits come from ChaCha with eight rounds, whose output is part of its definition, and become numbers by additions,
/// multiplications and divisions, square roots, and `libm`'s logarithm, which is the same code on each system. So the same seed
/// gives the same bytes everywhere; the distributions of `rand_distr` promise that for one system alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    cases: Vec<[f64; INPUTS]>,
    ranks: Vec<[f64; INPUTS]>,
}

impl Draws {
    /// So many cases from a seed.
    pub fn of(seed: u64, cases: usize) -> Self {
        let mut normals = Normals {
            bits: ChaCha8Rng::seed_from_u64(seed),
            spare: None,
        };
        let cases: Vec<[f64; INPUTS]> = (0..cases)
            .map(|_| std::array::from_fn(|_| normals.next()))
            .collect();
        let mut ranks = vec![[0.0; INPUTS]; cases.len()];
        for input in 0..INPUTS {
            let mut order: Vec<usize> = (0..cases.len()).collect();
            order.sort_by(|one, other| cases[*one][input].total_cmp(&cases[*other][input]));
            for (rank, case) in order.into_iter().enumerate() {
                ranks[case][input] = centered(rank, cases.len());
            }
        }
        Self { cases, ranks }
    }

    /// Those that every workspace counts with: [`RUNS`] cases, drawn when they are asked for first.
    pub fn standing() -> &'static Self {
        static DRAWS: LazyLock<Draws> = LazyLock::new(|| Draws::of(SEED, RUNS));
        &DRAWS
    }

    /// A number for each range, in each case.
    pub fn cases(&self) -> &[[f64; INPUTS]] {
        &self.cases
    }

    /// The ranks of the numbers of a case, so that the middle one is 0.
    pub(super) fn ranks(&self, case: usize) -> &[f64; INPUTS] {
        &self.ranks[case]
    }
}

/// A rank from 0 on, so that the middle one of so many is 0.
pub(super) fn centered(rank: usize, of: usize) -> f64 {
    rank as f64 - (of as f64 - 1.0) / 2.0
}

/// Numbers from the standard normal distribution by Marsaglia's polar method, two at a time.
struct Normals {
    bits: ChaCha8Rng,
    spare: Option<f64>,
}

impl Normals {
    fn next(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (one, other) = (self.between(), self.between());
            let square = one * one + other * other;
            if square < 1.0 && square > 0.0 {
                let factor = (-2.0 * libm::log(square) / square).sqrt();
                self.spare = Some(other * factor);
                return one * factor;
            }
        }
    }

    /// A number from −1 up to 1, of 53 bits.
    fn between(&mut self) -> f64 {
        (self.bits.next_u64() >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

//! Chance that is the same every time: SplitMix64, as in <https://prng.di.unimi.it/splitmix64.c>.

/// A row of numbers that follows from its seed alone, on every machine and in every version.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The row of a place, such as the fifth field of the seventh use case.
    pub(super) fn of(place: &[u64]) -> Self {
        let mut chance = Self(0x6E69_6E65_666F_6C64);
        for part in place {
            chance.0 = chance.next() ^ part;
        }
        chance
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another; 0 where there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        // The high half of a product: no number is favored by more than one in 2⁶⁴ / end.
        ((u128::from(self.next()) * u128::from(end)) >> 64) as u64
    }

    /// A number from one to another, both included.
    pub(super) fn between(&mut self, first: u64, last: u64) -> u64 {
        first + self.below(last - first + 1)
    }

    /// Whether something happens that does so many times in a hundred.
    pub(super) fn happens(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// A place in a list of so many.
    pub(super) fn index(&mut self, length: usize) -> usize {
        self.below(length as u64) as usize
    }

    /// The same, the earlier the more often.
    pub(super) fn early_index(&mut self, length: usize) -> usize {
        let place = self.index(length.max(1));
        self.index(place + 1)
    }

    /// One of a list, which is not to be empty.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// Bytes for an identifier.
    pub(super) fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes[..8].copy_from_slice(&self.next().to_le_bytes());
        bytes[8..].copy_from_slice(&self.next().to_le_bytes()[..2]);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_has_its_own_row_and_the_same_every_time() {
        let row = |place: &[u64]| {
            let mut chance = Chance::of(place);
            [chance.next(), chance.next()]
        };
        assert_eq!(row(&[1, 2]), row(&[1, 2]));
        assert_ne!(row(&[1, 2]), row(&[2, 1]));
        assert_ne!(row(&[1]), row(&[1, 0]));
        // The first numbers of SplitMix64 from the seed 1234567, as its author gives them.
        let mut chance = Chance(1_234_567);
        assert_eq!(chance.next(), 6_457_827_717_110_365_317);
        assert_eq!(chance.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn numbers_stay_within_their_bounds() {
        let mut chance = Chance::of(&[7]);
        for _ in 0..1000 {
            assert!((3..=5).contains(&chance.between(3, 5)));
            assert!(chance.early_index(4) < 4);
        }
        assert_eq!((chance.below(0), chance.below(1)), (0, 0));
        assert!(
            (0..1000)
                .filter(|_| chance.happens(20))
                .count()
                .abs_diff(200)
                < 60
        );
    }
}

package kafkaload

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const step = "rwd.record.deidentified.v1"

var began = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func at(seconds int) time.Time { return began.Add(time.Duration(seconds) * time.Second) }

func opened(t *testing.T) (*tracker, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sent.jsonl")
	made, err := newTracker(path)
	if err != nil {
		t.Fatal(err)
	}
	return made, path
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAgeRunsFromSendingToTheFirstReceipt(t *testing.T) {
	tracker, path := opened(t)
	must(t, tracker.sending(Record{ID: "http-0", Value: "synthetic"}, "http", at(0)))
	must(t, tracker.acked("http-0", "x", at(1)))
	must(t, tracker.sending(Record{ID: "kafka-0", Number: 0}, "kafka", at(2)))
	must(t, tracker.acked("kafka-0", "", at(3)))
	tracker.received("y", step, 8, at(6)) // before anybody knows whose it is
	tracker.received("x", step, 7, at(5))
	tracker.received("x", step, 7, at(9)) // the same receipt again
	tracker.received("stranger", step, 1, at(5))

	if count := tracker.count(); count.Acked != 2 || count.Pending != 1 || count.Unnamed != 1 || count.Duplicates != 0 || count.Redelivered != 1 {
		t.Errorf("count before the naming: %+v", count)
	}
	if unnamed := tracker.takeUnnamed(10); len(unnamed) != 1 || unnamed[0].ID != "kafka-0" {
		t.Errorf("unnamed: %+v", unnamed)
	}
	must(t, tracker.named("kafka-0", "y", at(10)))
	arrived, err := tracker.harvest()
	must(t, err)
	ages := map[string]time.Duration{}
	for _, one := range arrived {
		ages[one.record.ID] = one.age
	}
	if len(ages) != 2 || ages["http-0"] != 5*time.Second || ages["kafka-0"] != 4*time.Second {
		t.Errorf("ages: %v", ages)
	}
	if again, err := tracker.harvest(); len(again) != 0 || err != nil {
		t.Errorf("harvested twice: %v, %v", again, err)
	}
	must(t, tracker.close())
	list, err := os.ReadFile(path)
	must(t, err)
	if strings.Count(string(list), `"op":"sent"`) != 2 || strings.Contains(string(list), "synthetic") {
		t.Errorf("the sent list has every record and no content: %s", list)
	}
}

func TestSecondLeafIsASecondEffect(t *testing.T) {
	tracker, _ := opened(t)
	must(t, tracker.sending(Record{ID: "a"}, "http", at(0)))
	must(t, tracker.acked("a", "x", at(1)))
	tracker.received("x", step, 7, at(2))
	tracker.received("x", step, 9, at(3))
	if count := tracker.count(); count.Duplicates != 1 || count.Pending != 0 {
		t.Errorf("count: %+v", count)
	}
}

func TestLossIsARecordTakenInWithoutReceipt(t *testing.T) {
	tracker, _ := opened(t)
	must(t, tracker.sending(Record{ID: "lost"}, "http", at(0)))
	must(t, tracker.acked("lost", "x", at(1)))
	must(t, tracker.sending(Record{ID: "refused"}, "http", at(0)))
	tracker.failed("refused", "HTTP 503", at(1))
	if count := tracker.count(); count.Pending != 1 || count.Failed != 1 || count.Acked != 1 {
		t.Errorf("count: %+v", count)
	}
}

func TestIdsAreUniqueAndBelongToOneRecord(t *testing.T) {
	tracker, _ := opened(t)
	must(t, tracker.sending(Record{ID: "a"}, "kafka", at(0)))
	if tracker.sending(Record{ID: "a"}, "kafka", at(0)) == nil {
		t.Error("the same id was sent twice")
	}
	must(t, tracker.sending(Record{ID: "b"}, "kafka", at(0)))
	must(t, tracker.acked("a", "x", at(1)))
	if tracker.acked("b", "x", at(1)) == nil {
		t.Error("two records have one record id")
	}
	if tracker.acked("c", "z", at(1)) == nil {
		t.Error("a record that was never sent was acknowledged")
	}
}

func TestNamingThatFailedComesAgain(t *testing.T) {
	tracker, _ := opened(t)
	must(t, tracker.sending(Record{ID: "a"}, "kafka", at(0)))
	must(t, tracker.acked("a", "", at(1)))
	if len(tracker.takeUnnamed(1)) != 1 || len(tracker.takeUnnamed(1)) != 0 {
		t.Error("a record is taken once")
	}
	tracker.putBack("a")
	if taken := tracker.takeUnnamed(1); len(taken) != 1 {
		t.Errorf("taken again: %v", taken)
	}
}

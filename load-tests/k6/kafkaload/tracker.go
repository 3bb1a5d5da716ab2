package kafkaload

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"sync"
	"time"
)

// Record is one submission as the script hands it over.
type Record struct {
	Partner string `js:"partner"`
	Source  string `js:"source"`
	ID      string `js:"id"`
	// Number from which the script can make the same bytes again.
	Number int64  `js:"number"`
	Kind   string `js:"kind"`
	// How it leaves when not as the function says: the warm-up's records do so by HTTP, and are not measured.
	Door string `js:"door"`
	// Step of the receipt that is right for it: its event type without version.
	Expect string `js:"expect"`
	// Partition key: the partner's own pseudonym of the patient.
	Key         string `js:"key"`
	ContentType string `js:"contentType"`
	Value       string `js:"value"`
}

// entry is what is known of one sent record.
type entry struct {
	record   Record
	door     string
	sentAt   time.Time
	acked    bool
	failed   bool
	recordID string
	receipt  *receipt
	told     bool
}

// receipt is what came for one record id: the first copy, and how many other leaves came after it.
type receipt struct {
	step     string
	at       time.Time
	leaves   map[int64]bool
	copies   int
	reported int
}

// arrival is one record whose receipt came: what the metrics are made of.
type arrival struct {
	record Record
	door   string
	age    time.Duration
	at     time.Time
	step   string
}

// tracker joins what was sent with the receipts that came, and writes the sent list down as it grows: each record before
// it leaves, and what is learnt of it after. Receipts of others on the same topic stay without a sent record and are ignored.
type tracker struct {
	mutex     sync.Mutex
	entries   map[string]*entry
	byRecord  map[string]*entry
	receipts  map[string]*receipt
	arrived   []arrival
	unnamed   []string
	lines     *bufio.Writer
	file      *os.File
	firstFail error
}

func newTracker(path string) (*tracker, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	return &tracker{
		entries: map[string]*entry{}, byRecord: map[string]*entry{}, receipts: map[string]*receipt{}, file: file, lines: bufio.NewWriterSize(file, 1<<16),
	}, nil
}

type line struct {
	Op       string `json:"op"`
	At       string `json:"at"`
	ID       string `json:"id"`
	Partner  string `json:"partner,omitempty"`
	Source   string `json:"source,omitempty"`
	Door     string `json:"door,omitempty"`
	Kind     string `json:"kind,omitempty"`
	Expect   string `json:"expect,omitempty"`
	Sha256   string `json:"sha256,omitempty"`
	Bytes    int    `json:"bytes,omitempty"`
	RecordID string `json:"recordId,omitempty"`
	Why      string `json:"why,omitempty"`
}

// write adds a line to the sent list. A sent list with a hole would acquit a loss, so the first failure ends the run.
func (tracker *tracker) write(one line, at time.Time) {
	one.At = at.UTC().Format(time.RFC3339Nano)
	bytes, err := json.Marshal(one)
	if err == nil {
		_, err = tracker.lines.Write(append(bytes, '\n'))
	}
	if err != nil && tracker.firstFail == nil {
		tracker.firstFail = err
	}
}

func (tracker *tracker) sending(record Record, door string, at time.Time) error {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	if _, twice := tracker.entries[record.ID]; twice {
		return fmt.Errorf("the id %s was sent before: ids of a run are unique", record.ID)
	}
	hash := sha256.Sum256([]byte(record.Value))
	tracker.write(line{
		Op: "sent", ID: record.ID, Partner: record.Partner, Source: record.Source, Door: door, Kind: record.Kind, Expect: record.Expect,
		Sha256: hex.EncodeToString(hash[:]), Bytes: len(record.Value),
	}, at)
	record.Value = "" // the bytes are made anew when they are needed
	tracker.entries[record.ID] = &entry{record: record, door: door, sentAt: at}
	return tracker.firstFail
}

// acked notes that the broker has it; a record that came by Kafka has no record id yet.
func (tracker *tracker) acked(id, recordID string, at time.Time) error {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	one, known := tracker.entries[id]
	if !known {
		return fmt.Errorf("the id %s was never sent", id)
	}
	one.acked = true
	tracker.write(line{Op: "acked", ID: id, RecordID: recordID}, at)
	if recordID == "" {
		tracker.unnamed = append(tracker.unnamed, id)
		return tracker.firstFail
	}
	return tracker.bind(one, recordID)
}

func (tracker *tracker) named(id, recordID string, at time.Time) error {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	one, known := tracker.entries[id]
	if !known {
		return fmt.Errorf("the id %s was never sent", id)
	}
	tracker.write(line{Op: "named", ID: id, RecordID: recordID}, at)
	return tracker.bind(one, recordID)
}

func (tracker *tracker) bind(one *entry, recordID string) error {
	if other, taken := tracker.byRecord[recordID]; taken && other != one {
		return fmt.Errorf("record id %s was given to both %s and %s", recordID, other.record.ID, one.record.ID)
	}
	one.recordID = recordID
	tracker.byRecord[recordID] = one
	if came, there := tracker.receipts[recordID]; there {
		tracker.arrive(one, came)
	}
	return tracker.firstFail
}

func (tracker *tracker) failed(id, why string, at time.Time) {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	if one, known := tracker.entries[id]; known {
		one.failed = true
		tracker.write(line{Op: "failed", ID: id, Why: why}, at)
	}
}

func (tracker *tracker) received(recordID, step string, leaf int64, at time.Time) {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	came, there := tracker.receipts[recordID]
	if !there {
		came = &receipt{step: step, at: at, leaves: map[int64]bool{leaf: true}, copies: 1}
		tracker.receipts[recordID] = came
		if one, ours := tracker.byRecord[recordID]; ours {
			tracker.arrive(one, came)
		}
		return
	}
	came.leaves[leaf] = true
	came.copies++
}

func (tracker *tracker) arrive(one *entry, came *receipt) {
	if one.told {
		return
	}
	one.told, one.receipt = true, came
	tracker.arrived = append(tracker.arrived, arrival{record: one.record, door: one.door, age: came.at.Sub(one.sentAt), at: came.at, step: came.step})
}

// takeUnnamed gives up to so many records that have no record id yet; a record whose naming failed is given again by putBack.
func (tracker *tracker) takeUnnamed(limit int) []Record {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	limit = min(limit, len(tracker.unnamed))
	taken := make([]Record, limit)
	for i, id := range tracker.unnamed[:limit] {
		taken[i] = tracker.entries[id].record
	}
	tracker.unnamed = tracker.unnamed[limit:]
	return taken
}

func (tracker *tracker) putBack(id string) {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	tracker.unnamed = append(tracker.unnamed, id)
}

// Count is how a run stands.
type Count struct {
	Acked      int `js:"acked"`
	Unnamed    int `js:"unnamed"`
	Pending    int `js:"pending"`
	Failed     int `js:"failed"`
	Duplicates int `js:"duplicates"`
	// Receipts that came again as they were, for at-least-once delivery may do that.
	Redelivered int `js:"redelivered"`
}

func (tracker *tracker) count() Count {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	count := Count{Unnamed: len(tracker.unnamed)}
	for _, one := range tracker.entries {
		switch {
		case one.failed && !one.acked:
			count.Failed++
		case one.acked:
			count.Acked++
			if !one.told {
				count.Pending++
				continue
			}
			count.Duplicates += len(one.receipt.leaves) - 1
			count.Redelivered += one.receipt.copies - len(one.receipt.leaves)
		}
	}
	return count
}

// harvest gives the arrivals since the last call and brings the sent list to the disk.
func (tracker *tracker) harvest() ([]arrival, error) {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	arrived := tracker.arrived
	tracker.arrived = nil
	if tracker.firstFail != nil {
		return arrived, tracker.firstFail
	}
	return arrived, tracker.lines.Flush()
}

func (tracker *tracker) close() error {
	tracker.mutex.Lock()
	defer tracker.mutex.Unlock()
	if err := tracker.lines.Flush(); err != nil {
		return err
	}
	return tracker.file.Close()
}
